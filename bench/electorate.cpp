// SPDX-License-Identifier: Apache-2.0
// Writes the ballots of a made-up electorate to standard output, for timings: electorate FORMAT BALLOTS CANDIDATES RANKS
// [SEED]. FORMAT: csv (a column a candidate), blt (a line a ballot). Voters are of five camps. A voter of a camp ranks by
// Plackett and Luce: the next candidate is drawn with odds of the camp's strengths, which fall off as 1 / place in its
// own order of the candidates. One in six ballots ends after each rank; RANKS is the most. One in 500 has two candidates
// at its first rank.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    m_state += 0x9e3779b97f4a7c15;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return static_cast<std::uint32_t>(((z ^ (z >> 31)) >> 32) * bound >> 32);
  }

 private:
  std::uint64_t m_state;
};

/// 4,096 tickets, shared out by strength.
std::vector<std::uint32_t> tickets_of(std::uint32_t candidates, Random& random) {
  std::vector<std::uint32_t> order(candidates), tickets;
  for (std::uint32_t i = 0; i < candidates; ++i) order[i] = i;
  for (std::uint32_t i = candidates; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  double all = 0;
  for (std::uint32_t i = 0; i < candidates; ++i) all += 1.0 / (i + 1);
  for (std::uint32_t i = 0; i < candidates; ++i)
    tickets.insert(tickets.end(), static_cast<std::size_t>(4096 / all / (i + 1)) + 1, order[i]);
  return tickets;
}

void add_number(std::string& out, std::uint32_t number) {
  if (number >= 100) out += static_cast<char>('0' + number / 100);
  if (number >= 10) out += static_cast<char>('0' + number / 10 % 10);
  out += static_cast<char>('0' + number % 10);
}

void add_csv(std::string& out, const std::vector<std::uint32_t>& ranking, std::uint32_t candidates, bool overvote,
             std::vector<std::uint32_t>& rank) {
  rank.assign(candidates, 0);
  for (std::uint32_t i = 0; i < ranking.size(); ++i) rank[ranking[i]] = i + 1 - (overvote && i > 0 ? 1 : 0);
  for (std::uint32_t c = 0; c < candidates; ++c) {
    if (c > 0) out += ',';
    if (rank[c] > 0) add_number(out, rank[c]);
  }
  out += '\n';
}

void add_blt(std::string& out, const std::vector<std::uint32_t>& ranking) {
  out += '1';
  for (const std::uint32_t c : ranking) {
    out += ' ';
    add_number(out, c + 1);
  }
  out += " 0\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 5) return std::fputs("electorate csv|blt BALLOTS CANDIDATES RANKS [SEED]\n", stderr), 2;
  const bool csv = std::strcmp(arguments[1], "csv") == 0;
  const std::uint64_t ballots = std::strtoull(arguments[2], nullptr, 10);
  const auto candidates = static_cast<std::uint32_t>(std::strtoul(arguments[3], nullptr, 10));
  const auto ranks = static_cast<std::uint32_t>(std::strtoul(arguments[4], nullptr, 10));
  if (candidates < 2 || candidates > 999 || ranks < 1) return std::fputs("2 to 999 candidates, a rank\n", stderr), 2;
  Random random(count > 5 ? std::strtoull(arguments[5], nullptr, 10) : 1);
  std::vector<std::vector<std::uint32_t>> camps;
  for (int camp = 0; camp < 5; ++camp) camps.push_back(tickets_of(candidates, random));
  std::string out = csv ? "" : std::to_string(candidates) + " 5\n";
  for (std::uint32_t c = 0; csv && c < candidates; ++c)
    out += (c > 0 ? ",Candidate " : "Candidate ") + std::to_string(c + 1);
  if (csv) out += '\n';
  std::vector<std::uint32_t> ranking, rank;
  std::vector<bool> used(candidates);
  for (std::uint64_t ballot = 0; ballot < ballots; ++ballot) {
    const auto& tickets = camps[random.below(15) % 5 == 0 ? 0 : random.below(5)];
    ranking.clear();
    do {
      std::uint32_t next = tickets[random.below(static_cast<std::uint32_t>(tickets.size()))];
      while (used[next]) next = tickets[random.below(static_cast<std::uint32_t>(tickets.size()))];
      used[next] = true;
      ranking.push_back(next);
    } while (ranking.size() < ranks && ranking.size() < candidates && random.below(6) > 0);
    for (const std::uint32_t c : ranking) used[c] = false;
    if (csv)
      add_csv(out, ranking, candidates, ranking.size() > 1 && random.below(500) == 0, rank);
    else
      add_blt(out, ranking);
    if (out.size() > (1u << 20)) {
      std::fwrite(out.data(), 1, out.size(), stdout);
      out.clear();
    }
  }
  for (std::uint32_t c = 0; !csv && c <= candidates; ++c)
    out += c == 0 ? "0\n" : "\"Candidate " + std::to_string(c) + "\"\n";
  if (!csv) out += "\"A made-up electorate\"\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
  return 0;
}
