# What samples show by named tests. By hand: BRAVO of 6 to 4 at 0.6: 1 / (1.2^6 0.8^4) = 0.8176. Providence and Minerva of 3 to 1 at 3/4: P(K >= 3 of 4) = 5/16 of a
# tie, 189/256 as reported: 80/189 = 0.4233. Bayes after 1 of 1: 0.4 (unit/audit/polling_risk_test.cpp). Kaplan-Markov of five ones 2^-5 = 0.03125, met at draw 5; ALPHA with eta 3/4: 1.5^-5 = 0.131687.
# Colorado 2024: 99 ballots (its tool). Ballots of the first round by Minerva: unit/audit/polling_risk_test.cpp.
risk() { acta audit risk "$@"; echo "($?)"; }
risk --test bravo --reported Ann=600,Burr=400 --round Ann=4,Burr=1 --round Ann=2,Burr=3 | head -5
risk --test minerva --reported a=600,b=400,c=100 --ballots 1200 --risk-limit 10%
risk --test providence --reported Ann=300,Burr=100 --round Ann=3,Burr=1 --json | head -1 | cut -c1-200
risk --test providence --reported Ann=300,Burr=100,Cole=3 --round Ann=30,Burr=1,Cole=0
risk --test bayes --reported Ann=3,Burr=1 --round Ann=1,Burr=0
printf '1\n1\n1\n1\n1\n' > ones.txt
risk --test kaplan-markov --values ones.txt
risk --test alpha-fixed --eta 0.75 --values ones.txt
# Without errors cobra bets 2 / 1.03905: 1 + 0.2 / 1.03905 = 1.192483 a draw, its fifth power 2.4115; with half of the cards errors of two votes it bets
# nothing. Of bets 1 and 1/2, 3 to 1: (3 1.5^5 + 1.25^5) / 4 = 6.4583.
printf '0.6\n0.6\n0.6\n0.6\n0.6\n' > compared.txt
risk --test cobra --upper 1.2 --weight inf --values compared.txt
risk --test cobra --upper 1.2 --rates o2=0.5 --weight inf --values compared.txt | head -4
risk --test mixture --bets 1=3,0.5=1 --values ones.txt
risk --test super-simple --margin 7.38062% --draws 99 --risk-limit 3%
risk --test super-simple --margin 7.38062% --draws 99 --risk-limit 3% --errors o2=1 --json
# One thing wrong at a time.
risk --test minerva --reported Ann=5,Burr=5
risk --test minerva --reported Ann=6,Burr=5 --round Ann=3
risk --test minerva --reported Ann=6,Burr=x
risk --test minerva --values ones.txt
risk --test alpha --values ones.txt
risk --test cobra --values compared.txt
risk --test cobra --upper 1.2 --rates o3=0.5 --values compared.txt
risk --test mixture --bets 1 --values ones.txt
risk --test wrong
printf '1\n0.5\n 1.5\n' > ones.txt
risk --test kaplan-markov --values ones.txt
risk --test kaplan-markov --values none.txt
