acta report town -o /proc/nowhere/report.html
