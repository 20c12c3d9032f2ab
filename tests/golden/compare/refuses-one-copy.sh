# A record with one copy has nothing to compare: a clear error and status 2.
acta compare town
