# Lots by RFC 3797. The key of its worked example over four candidates: 990DD0A5692A029A98B5E01AA28F3459 mod 4 = 1 is Burr,
# 3691E55CB63FCC37914430B2F70B5EC6 mod 3 = 0 Ames, FE814EDF564C190AC1D25753979990FA mod 2 = 0 Cole, and Dorn is left: so of Cole and Dorn,
# who are tied, Dorn goes. Another key draws Dorn before Cole. Lots that were drawn and lots to be drawn are not asked for together.
printf '%s\n' '4 2' '5 1 0' '3 2 0' '2 3 0' '2 4 2 0' 0 '"Ames"' '"Burr"' '"Cole"' '"Dorn"' '"Ward"' >ward.blt
acta count ward.blt --law gb/scottish-local --draw-key "9319./2.5.8.10.12./9.18.26.34.41.45./"
acta count ward.blt --law gb/scottish-local --draw-key "3./" | grep -A3 lots
acta count ward.blt --law gb/scottish-local --draw-key "" | head -3
acta count ward.blt --law gb/scottish-local --draw-key "1./" --draw Cole
