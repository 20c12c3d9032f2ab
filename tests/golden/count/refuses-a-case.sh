printf 'law generic/dhondt-100\nvotes\n  list  votes\n  A     1O0\n' > wrong.count
acta count wrong.count
