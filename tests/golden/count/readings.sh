acta count council --readings
