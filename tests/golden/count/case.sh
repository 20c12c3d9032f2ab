# Two districts by Sainte-Laguë and three seats that level: worked out in doc/how-to/write-a-law.md. The last expectation
# is wrong on purpose.
cat > assembly.count <<'CASE'
title  Exampleland, by hand
law {
format = "acta-law"
version = 2
name = "Assembly"
[[tier]]
id = "district"
areas = "district"
seats = { total = 12, table = { North = 5, South = 7 } }
formula = "sainte_lague"
[[tier]]
id = "national"
kind = "compensation"
counts = ["district"]
seats = 3
formula = "sainte_lague"
threshold = [ { share = "4 %" }, { kind = "minority" } ]
}
list   Islanders  kind minority
area   North, South  level district
votes
       list        North   South
       Blue        500     700
       Red         300     650
       Islanders   0       50
expect total Blue 8
expect total Red 7
expect seats district
       list        North   South
       Blue        3       4
       Red         2       3
expect total Islanders 1
CASE
acta count assembly.count
