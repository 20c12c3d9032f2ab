// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/dictionary.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "acta/read/draft/words.hpp"

namespace acta::read::draft_detail {
namespace {

enum class Mode { whole, holds };
enum class Language { en, es, pt, fr, de, ru, ka, he, zh };
constexpr std::array<std::string_view, 9> kLanguages = {"English", "Spanish",  "Portuguese", "French", "German",
                                                        "Russian", "Georgian", "Hebrew",     "Chinese"};

struct Token {
  std::string text;
  bool stem = false, inside = false;  ///< inside: a script without spaces, found anywhere in a word
};
struct Entry {
  Role role;
  Language language;
  Mode mode;
  double strength;
  bool part;
  std::vector<Token> tokens;
};

Entry make_entry(Role role, Language language, Mode mode, int strength, bool part, std::string_view words) {
  Entry entry{role, language, mode, strength / 100.0, part, {}};
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    const bool stem = word.ends_with('*');
    if (stem) word.remove_suffix(1);
    for (std::string& folded : words_of(word))
      entry.tokens.push_back({std::move(folded), stem, language == Language::zh});
  }
  return entry;
}

const std::vector<Entry>& entries() {
  static const std::vector<Entry> kEntries = {
#define ACTA_HEADING(role, language, mode, strength, part, words) \
  make_entry(Role::role, Language::language, Mode::mode, strength, part, words),
#include "acta/read/draft/headings.def"
#undef ACTA_HEADING
  };
  return kEntries;
}

bool is_number(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

/// Words that may stand beside what a heading says.
bool is_filler(const std::string& word) {
  static const std::set<std::string, std::less<>> kFillers = [] {
    std::set<std::string, std::less<>> folded;
    for (const char* text :
         {"a an the of in on by for to number num no nr n id code cod name total all sum count votes vote ballots",
          "el la los las de del y en cantidad numero nombre codigo votos voto total nro",
          "o os as do da dos das e qt nr cd nm sg nome", "le les des du d l nombre et nom libelle",
          "der die das von und zahl anzahl nummer name insgesamt", "число в на и по номер название количество",
          "რაოდენობა ნომერი", "מספר שם סמל של", "數 数 總"})
      for (std::string& word_of_list : words_of(text)) folded.insert(std::move(word_of_list));
    return folded;
  }();
  return is_number(word) || kFillers.contains(word);
}

bool fits(const Token& token, const std::string& word) {
  if (token.inside) return word.find(token.text) != std::string::npos;
  return token.stem ? word.starts_with(token.text) : word == token.text;
}

bool matches(const Entry& entry, const std::vector<std::string>& words) {
  std::size_t next = 0;
  for (const std::string& word : words) {
    if (next < entry.tokens.size() && fits(entry.tokens[next], word)) {
      if (entry.mode == Mode::whole && entry.tokens[next].inside && word != entry.tokens[next].text) return false;
      ++next;
    } else if (entry.mode == Mode::whole && !is_filler(word)) {
      return false;
    }
  }
  return next == entry.tokens.size();
}

bool among(std::string_view text, const std::set<std::string, std::less<>>& known) {
  const auto words = words_of(text);
  return words.size() == 1 && known.contains(words.front());
}

}  // namespace

std::optional<HeadingMatch> match_heading(std::string_view heading) {
  const auto words = words_of(heading);
  if (words.empty()) return std::nullopt;
  if (heading.find('%') != std::string_view::npos) return HeadingMatch{Role::ignore, 0.96, false, "English"};
  const Entry* best = nullptr;
  for (const Entry& entry : entries()) {
    if (best && (entry.strength < best->strength ||
                 (entry.strength <= best->strength && entry.tokens.size() <= best->tokens.size())))
      continue;
    if (matches(entry, words)) best = &entry;
  }
  if (!best) return std::nullopt;
  return HeadingMatch{best->role, best->strength, best->part, kLanguages[static_cast<std::size_t>(best->language)]};
}

std::string_view meaning(Role role) {
  constexpr std::array<std::string_view, 19> kMeanings = {"registered voters",
                                                          "voters on additional lists",
                                                          "ballots received",
                                                          "ballots issued",
                                                          "people who voted",
                                                          "unused ballots",
                                                          "spoiled ballots",
                                                          "lost ballots",
                                                          "ballots counted",
                                                          "blank ballots",
                                                          "invalid ballots",
                                                          "valid votes",
                                                          "an area",
                                                          "a polling station or sheet",
                                                          "a candidate or list",
                                                          "votes",
                                                          "the level of a row",
                                                          "something that no record uses",
                                                          "nothing known"};
  return kMeanings[static_cast<std::size_t>(role)];
}

int year_in(std::string_view heading) {
  for (const std::string& word : words_of(heading))
    if (word.size() == 4 && is_number(word) && (word.starts_with("19") || word.starts_with("20")))
      return std::stoi(word);
  return 0;
}

bool says_total(std::string_view text) {
  static const std::set<std::string, std::less<>> kTotals = {
      "total", "totals", "totales", "totais", "totaux", "gesamt", "summe", "insgesamt",
      "итого", "всего",  "სულ",     "合計",   "总计",   "總計",   "合计",  "סהכ"};
  return among(text, kTotals);
}

bool says_station(std::string_view text) {
  static const std::set<std::string, std::less<>> kStations = {
      "precinct", "station", "mesa",  "section", "seccion", "bureau",  "wahlbezirk",
      "уик",      "участок", "უბანი", "קלפי",    "投票所",  "投開票所"};
  const auto words = words_of(text);
  return !words.empty() && words.size() <= 3 && kStations.contains(words.back());
}

}  // namespace acta::read::draft_detail
