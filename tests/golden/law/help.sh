acta --help
