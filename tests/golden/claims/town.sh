# A claim of each kind on the town: Ames 490, Burr 312, Cole 150 of 952; took part 990 of 1,580 registered.
cat >> town/election.toml <<'TOML'
[[claim]]
who = "Ames"
text = "I have more votes than both others together"
source = "https://example.org/ames"
published = "2031-05-05"
test = "SELECT max(votes) AS most, sum(votes) - max(votes) AS others, max(votes) > sum(votes) - max(votes) AS holds FROM results"
[[claim]]
who = "Burr"
text = "I have 310 votes"
source = "https://example.org/burr"
test = "SELECT votes, votes = 310 AS holds FROM results WHERE list = 'bob'"
[[claim]]
who = "Cole"
text = "Less than two thirds took part"
source = "https://example.org/cole"
test = """
SELECT 'registered voters' AS basis, took_part, registered, 3 * took_part < 2 * registered AS holds FROM contests
UNION ALL SELECT 'residents of full age', (SELECT took_part FROM contests), NULL, NULL
"""
needs = "the number of residents of full age"
[[claim]]
who = "Cole"
text = "People were afraid"
source = "https://example.org/cole"
needs = "a survey"
TOML
acta claims town
acta claims check town
acta claims town --sql "SELECT area, count(*) AS sheets, sum(registered) AS registered FROM sheets GROUP BY area"
acta claims town --tables
