# Six ballots Ames > Burr, three Burr > Ames, two Cole > Burr. Cole goes out first, then Burr with 5 to Ames's 6.
# NEB(Ames, Burr): 6 ballots rank Ames first; 3 + 2 rank Burr and not Ames above: margin 1. NEB(Ames, Cole): 6 to 2, margin 4.
# Cards by comparison to 5 %: -ln 0.05 * 2 * 1.03905 * 11 / margin = 68.5 and 17.1, rounded up.
printf '3 1\n6 1 2 0\n3 2 1 0\n2 3 2 0\n0\n"Ames"\n"Burr"\n"Cole"\n"Ward"\n' > ward.blt
acta audit irv ward.blt
acta audit irv ward.blt --winner Ames --risk-limit 10% --json
acta audit irv ward.blt --winner Burr
