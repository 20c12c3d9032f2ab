# A page of a ranked count: one file with its data inside, which never takes the place of the ballots.
acta count ward.blt --law gb/scottish-local --page ward.html | head -3
grep -c '<title>Made-up ward</title>' ward.html
grep -o '<li>Elected: [^<]*' ward.html
acta count ward.blt --law gb/scottish-local --page ward.blt
acta count ward.blt --law gb/scottish-local --page nowhere/ward.html
