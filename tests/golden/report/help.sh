acta report --help
