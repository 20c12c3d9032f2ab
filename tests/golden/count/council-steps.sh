acta count council --steps
