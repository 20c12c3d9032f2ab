acta law show xx/nowhere
