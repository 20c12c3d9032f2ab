# 300 to 180 on 500 cards: margin 0.24, x = 1 / 1.76 = 0.568181818 without error; bets of 0.9 / m, m of one draw before: the product of
# 1 / (1 + 0.9 / m (x - m_j)) falls below 0.05 at the 26th card, at 0.0456370851. Numbers: HMAC-SHA-256 of index + 1 (sampler 4).
cd audits
acta audit verify auditConfig.json electionInfo.json auditState1.json contests.json samplePrns1.json sampleCards1.csv
sed 's/"reportedMean": 0.62/"reportedMean": 0.63/' contests.json > other.json
acta audit verify auditConfig.json auditState1.json other.json | tail -12
