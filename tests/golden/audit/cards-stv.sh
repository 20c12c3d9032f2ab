# Two seats, 100 ballots, as in tests/unit/audit/cards_stv_test.cpp: A 40, B 30 (then A), C 20 (then D), D 10. Margins in ballots: A's quota
# 40 - 100/3 = 6.67; A over C 40 - 20 = 20, over D 40 - 30 = 10; B over C 30 - 20 = 10; C over D 20 - 10 = 10. The quota's
# assorter has the mean (40 * 3/2) / 100 = 0.6, margin 0.2 of 3/2 = 0.133: the margins of 10, 0.1 of 1, are harder. Without error
# 1 / (2 - 0.1) = 0.5263; ln(1 / (0.9 * 0.05)) / ln(1 + 1.92484 * 0.0263) = 62.8, so 63.
awk 'BEGIN { print "card,batch,ward:A,ward:B,ward:C,ward:D"
  for (n = 1; n <= 100; ++n) { v = n <= 40 ? "1,,," : n <= 70 ? "2,1,," : n <= 90 ? ",,1,2" : ",,,1"; print "c" n ",1," v } }' > cvr.csv
printf 'Batch,Ballots\n1,100\n' > manifest.csv
cat > cards.toml <<'TOML'
[audit]
name = "Ward"
kind = "comparison"
manifest = "manifest.csv"
cvr = { format = "csv", files = ["cvr.csv"] }
[[contest]]
id = "ward"
kind = "stv"
winners = 2
choices = ["A", "B", "C", "D"]
elected = ["A", "B"]
cards = 100
TOML
acta audit plan cards.toml
acta audit draw cards.toml --seed 2026 --sizes ward=2 | head -3
sed 's/elected = .*/elected = ["A", "C"]/' cards.toml > other.toml
acta audit plan other.toml
sed 's/elected = .*/elected = ["A"]/' cards.toml > one.toml
acta audit plan one.toml
sed 's/kind = "stv"/kind = "stv"\nvotes_for = 2/' cards.toml > votes.toml
acta audit plan votes.toml
# A is elected at once; that its ballots are worth less is not needed: all is proven without.
sed 's/kind = "stv"/kind = "stv"\nsurplus = "fractional"/' cards.toml > fractional.toml
acta audit plan fractional.toml | grep seats
sed 's/kind = "stv"/kind = "plurality"\nsurplus = "fractional"/' cards.toml > plurality.toml
acta audit plan plurality.toml
sed 's/kind = "stv"/kind = "plurality"\nexclusions = "lowest"/' cards.toml > plurality.toml
acta audit plan plurality.toml
sed 's/kind = "stv"/kind = "stv"\nsurplus_moves = "first"/' cards.toml > first.toml
acta audit plan first.toml
sed 's/kind = "stv"/kind = "stv"\nsurplus = "fractional"\nvalue_decimals = 5/' cards.toml > decimals.toml
acta audit plan decimals.toml
# A 42 who all name B next, B 27, C 31: A's ballots are worth 1 - (1/3 + 1/100) / 0.40 - 0.01 = 0.13167 or more, B has 27 + 5.53 to 31.
# Its margin of 1.53 % is the hardest: that of A's quota is (42 * 3/2 / 50 - 1) / (3/2) = 17 %; both bounds of its ballots have 2 / 50 = 4 %.
awk 'BEGIN { print "card,batch,ward:A,ward:B,ward:C"
  for (n = 1; n <= 100; ++n) { v = n <= 42 ? "1,2," : n <= 69 ? ",1," : ",,1"; print "c" n ",1," v } }' > cvr.csv
sed 's/choices = .*/choices = ["A", "B", "C"]/; s/kind = "stv"/kind = "stv"\nsurplus = "fractional"/' cards.toml > later.toml
acta audit plan later.toml | grep -A2 seats
sed 's/surplus = "fractional"/surplus = "fractional"\nsurplus_moves = "first"/' later.toml > first.toml
acta audit plan first.toml
sed -i 's/surplus_moves = "first"/surplus_moves = "first"\nvalue_decimals = 2/' first.toml
acta audit plan first.toml | grep -A3 seats
# A 50, B 12, C 22, D 11 who all name B next: B is ahead of D by 1, and with D's ballots of C by 1 of 95. Both margins are 1/95 = 1.05 %.
awk 'BEGIN { print "card,batch,ward:A,ward:B,ward:C,ward:D"
  for (n = 1; n <= 95; ++n) { v = n <= 50 ? "1,,," : n <= 62 ? ",1,," : n <= 84 ? ",,1," : ",2,,1"; print "c" n ",1," v } }' > cvr.csv
printf 'Batch,Ballots\n1,95\n' > manifest.csv
sed 's/cards = 100/cards = 95/' cards.toml > any.toml
acta audit plan any.toml | grep -A2 seats
sed 's/kind = "stv"/kind = "stv"\nexclusions = "lowest"/' any.toml > lowest.toml
acta audit plan lowest.toml | grep -A2 seats
