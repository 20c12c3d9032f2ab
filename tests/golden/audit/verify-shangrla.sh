# 60 cards of 1,000 without difference: product of (m_j + 0.1) / (x + 0.1), x = 1 / (2 - 0.2) = 0.5556: 0.00415173437. The threshold is
# the 60th smallest of SHA-256("seed," and k zero bytes), k = 0 to 999.
acta audit verify audits/log.json
sed 's/"seed": 2/"seed": 3/; s/0.00415/0.00515/' audits/log.json > other.json
acta audit verify other.json
sed 's/"p_value": 0.00415/"p_value": 0.00451/' audits/log.json > typed.json
acta audit verify typed.json | grep -A 2 FAILS
# The largest value is 2 / 1.8 = 1.1111 in place of 0.5556: the same product is then 7.322764862e-20; no sample gives less.
sed 's/0.00415[0-9]*/7.3e-20/' audits/log.json > low.json
acta audit verify low.json | grep -A 3 -e 'Ames v Burr  ' -e 'FAILS.*A302'
