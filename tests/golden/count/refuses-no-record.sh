acta count nowhere
