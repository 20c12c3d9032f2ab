// SPDX-License-Identifier: Apache-2.0
// Writes a made-up audit of cards for timings: card_records FOLDER CARDS CONTESTS [SEED] makes cards.toml, manifest.csv
// and cvr.csv there. Batches have 500 cards; a block of ten batches has one style, which holds each contest with a
// chance of a half (the first block all of them). Four choices a contest, of which the first leads by 4 to 16 per cent;
// one vote in twenty is blank.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

constexpr std::uint64_t kBatch = 500, kStyle = 5'000;
constexpr const char* kChoices[] = {"Ann", "Burr", "Cole", "Dee"};

class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t next() {
    m_state += 0x9e3779b97f4a7c15;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32) * bound >> 32); }

 private:
  std::uint64_t m_state;
};

struct File {
  File(const std::string& folder, const char* name) : file(std::fopen((folder + "/" + name).c_str(), "wb")) {
    if (!file) std::perror(name), std::exit(2);
  }
  ~File() { flush(), std::fclose(file); }
  void flush() { std::fwrite(text.data(), 1, text.size(), file), text.clear(); }
  std::FILE* file;
  std::string text;
};

void write_toml(const std::string& folder, unsigned contests) {
  File toml(folder, "cards.toml");
  toml.text = "[audit]\nname = \"Made-up county\"\nmanifest = \"manifest.csv\"\ncvr = { files = [\"cvr.csv\"] }\n";
  for (unsigned c = 1; c <= contests; ++c)
    toml.text += "[[contest]]\nid = \"c" + std::to_string(c) + "\"\nname = \"Contest " + std::to_string(c) +
                 "\"\nchoices = [\"Ann\", \"Burr\", \"Cole\", \"Dee\"]\n";
}

void write_manifest(const std::string& folder, std::uint64_t cards) {
  File manifest(folder, "manifest.csv");
  manifest.text = "Batch,Cards\n";
  for (std::uint64_t first = 0; first < cards; first += kBatch)
    manifest.text += "B" + std::to_string(first / kBatch + 1) + "," +
                     std::to_string(cards - first < kBatch ? cards - first : kBatch) + "\n";
}

/// In a hundred: Ann has 42 to 48 and Burr 38 to 32, Cole 10, Dee 5, blank 5.
const char* vote(Random& random, unsigned contest, unsigned contests) {
  const std::uint32_t at = random.below(10'000), lead = 200 + 600 * contest / contests;
  if (at < 4'000 + lead) return kChoices[0];
  if (at < 8'000) return kChoices[1];
  if (at < 9'000) return kChoices[2];
  return at < 9'500 ? kChoices[3] : "blank";
}

void write_records(const std::string& folder, std::uint64_t cards, unsigned contests, Random& random) {
  File records(folder, "cvr.csv");
  records.text = "card,batch,position";
  for (unsigned c = 1; c <= contests; ++c) records.text += ",c" + std::to_string(c);
  records.text += "\n";
  std::vector<bool> style(contests);
  for (std::uint64_t card = 0; card < cards; ++card) {
    if (card % kStyle == 0)
      for (unsigned c = 0; c < contests; ++c) style[c] = card == 0 || random.below(2) == 0;
    const std::string batch = "B" + std::to_string(card / kBatch + 1), position = std::to_string(card % kBatch + 1);
    records.text += batch + "-" + position + "," + batch + "," + position;
    for (unsigned c = 0; c < contests; ++c) {
      records.text += ',';
      if (style[c]) records.text += vote(random, c, contests);
    }
    records.text += "\n";
    if (records.text.size() > (1u << 20)) records.flush();
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return std::fputs("card_records FOLDER CARDS CONTESTS [SEED]\n", stderr), 2;
  const std::uint64_t cards = std::strtoull(arguments[2], nullptr, 10);
  const auto contests = static_cast<unsigned>(std::strtoul(arguments[3], nullptr, 10));
  if (cards < 1 || contests < 1 || contests > 1'000) return std::fputs("a card, 1 to 1,000 contests\n", stderr), 2;
  Random random(count > 4 ? std::strtoull(arguments[4], nullptr, 10) : 1);
  write_toml(arguments[1], contests);
  write_manifest(arguments[1], cards);
  write_records(arguments[1], cards, contests, random);
  return 0;
}
