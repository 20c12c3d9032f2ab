# Tennessee's capital: each city is nearest to itself. Borda 42 * 3 = 126; 42 * 2 + 26 * 3 + 15 + 17 = 194; 42 + 26 * 2 + 15 * 3 + 17 * 2 = 173; 26 +
# 15 * 2 + 17 * 3 = 107. Nashville is preferred to Memphis by 58, to Chattanooga by 68, to Knoxville by 68.
cat > capital.soc <<'SOC'
# FILE NAME: capital.soc
# TITLE: Capital
# DATA TYPE: soc
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 100
# NUMBER UNIQUE ORDERS: 4
# ALTERNATIVE NAME 1: Memphis
# ALTERNATIVE NAME 2: Nashville
# ALTERNATIVE NAME 3: Chattanooga
# ALTERNATIVE NAME 4: Knoxville
42: 1,2,3,4
26: 2,3,4,1
15: 3,4,2,1
17: 4,3,2,1
SOC
acta count capital.soc --families
acta count capital.soc --law generic/irv --margins
SOURCE_DATE_EPOCH=1 acta count capital.soc --law generic/irv --families --json --cdf capital.json
head -5 capital.json
acta count capital.json --contest Capital --law generic/irv --format cdf | grep -A6 Elected
