acta audit --help
acta audit enter --help
