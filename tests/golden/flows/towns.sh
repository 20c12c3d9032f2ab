# Voters went alike everywhere: Ames to Cole 80 %, home 20 %; Burr to Cole and Dale by halves; of those at home 10 % to Dale.
cd flows
acta flows first second --replicates 20
acta flows first second --replicates 0 --level 0 --weighted --json | cut -c1-300
