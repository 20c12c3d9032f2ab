// SPDX-License-Identifier: Apache-2.0
#include "acta/read/eml.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "acta/base/checked.hpp"
#include "acta/base/number_text.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/ballots/xml_path.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kShown = 60;

std::string shown(std::string_view text) { return "\"" + std::string(base::cut(text, kShown)) + "\""; }

constexpr std::size_t kMostContests = 10'000;

bool is_block(std::string_view element) { return element == "TotalVotes" || element == "ReportingUnitVotes"; }
/// Numbers of a block; EML_NL and version 7 have others beside them, which may be texts.
bool must_be_count(std::string_view element) {
  return element == "Cast" || element == "TotalCounted" || element == "Abstentions" || element == "RejectedVotes" ||
         element == "UncountedVotes";
}
bool is_known(std::string_view message) {
  return message == "520" || (message.starts_with("510") && message.size() <= 4 &&
                              (message.size() == 3 || (message[3] >= 'a' && message[3] <= 'd')));
}

std::string id_of(const char** attributes) {
  const char* id = attribute(attributes, "Id");
  return std::string(trimmed(id ? id : ""));
}

struct Selection {
  std::string affiliation_id, affiliation, own_affiliation_id, own_affiliation;
  std::string candidate_id, short_code, candidate, full_name;
  bool of_block = false, is_affiliation = false, is_candidate = false, has_votes = false;
  std::int64_t votes = 0;
  std::string votes_text, ranking, elected;
  std::uint64_t line = 0;
};

class EmlReader : public XmlPath {
 public:
  EmlReader(EmlDocument& document, const Limits& limits)
      : XmlPath(limits.cell), m_document(document), m_limits(limits) {}
  const XmlPush* at = nullptr;
  base::Place place;  ///< of the tag at which the reading stopped

 private:
  void opened(std::string_view element, const char** attributes) override;
  void closed(std::string_view element, std::string_view raw) override;
  void open_root(std::string_view element, const char** attributes);
  void open_in_selection(std::string_view element, const char** attributes);
  void open_contest();
  void open_block(std::string_view element);
  void close_in_selection(std::string_view element, std::string_view text);
  void close_contest_part(std::string_view element, std::string_view text);
  void close_number(std::string_view element, std::string_view text);
  void close_unit_identifier(std::string_view text);
  void close_selection();
  void close_contest();
  bool count(std::string_view element, std::string_view text, std::int64_t& value);
  bool settle_option(std::uint32_t& option);
  std::uint32_t number_column(const std::string& heading);
  bool room(std::size_t columns);
  void stop(std::string why) {
    if (!stopped.empty()) return;
    stopped = std::move(why);
    place = at->place();
  }
  EmlContest& contest() { return m_document.contests.back(); }
  EmlBlock& block() { return contest().blocks.back(); }

  EmlDocument& m_document;
  const Limits& m_limits;
  std::set<std::pair<std::string, std::string>> m_closed;  ///< election and identifier of the contests so far
  std::string m_election, m_reason, m_affiliation_id, m_affiliation;
  Selection m_selection;
  bool m_in_contest = false, m_in_block = false, m_in_selection = false, m_in_full_name = false, m_has_total = false;
  std::unordered_map<std::string, std::uint32_t> m_options, m_numbers;
  std::vector<std::size_t> m_option_in, m_number_in;  ///< the block, from 1, in which each stood last
  std::set<std::string, std::less<>> m_units;
  std::uint64_t m_cells = 0;
};

void EmlReader::open_root(std::string_view element, const char** attributes) {
  if (element != "EML") return stop("the document is no EML");
  m_document.message = id_of(attributes);
  if (m_document.message.empty()) return stop("the EML element has no Id: it tells the message, 510 or 520");
  if (!is_known(m_document.message))
    stop("this is EML " + shown(m_document.message) + ": counts (510) and results (520) are read");
}

void EmlReader::open_contest() {
  if (m_document.contests.size() >= kMostContests) return stop("more contests than this program reads");
  m_document.contests.push_back({m_election, {}, {}, {}, {}, {}, {}, {}});
  m_options.clear();
  m_numbers.clear();
  m_option_in.clear();
  m_number_in.clear();
  m_units.clear();
  m_affiliation_id.clear();
  m_affiliation.clear();
  m_in_contest = true;
  m_in_block = m_has_total = false;
}

void EmlReader::open_block(std::string_view element) {
  const bool total = element == "TotalVotes";
  if (total && m_has_total) return stop("the contest has two TotalVotes");
  if (contest().blocks.size() >= m_limits.rows) return stop("more reporting units than this program reads");
  m_has_total = m_has_total || total;
  m_in_block = true;
  contest().blocks.push_back({total, {}, {}, at->place().line, {}, {}});
  m_affiliation_id.clear();
  m_affiliation.clear();
}

void EmlReader::open_in_selection(std::string_view element, const char** attributes) {
  const bool direct = parent() == "Selection";
  if (element == "AffiliationIdentifier" && direct) {
    m_selection.is_affiliation = true;
    m_selection.affiliation_id = id_of(attributes);
  } else if (element == "AffiliationIdentifier") {
    m_selection.own_affiliation_id = id_of(attributes);
  }
  if (direct &&
      (element == "Candidate" || element == "ReferendumOptionIdentifier" || element == "WriteInCandidateName"))
    m_selection.is_candidate = true;
  if ((element == "CandidateIdentifier" && parent() == "Candidate") ||
      (element == "ReferendumOptionIdentifier" && direct)) {
    m_selection.candidate_id = id_of(attributes);
    if (const char* code = attribute(attributes, "ShortCode")) m_selection.short_code = trimmed(code);
  }
  if (element == "CandidateFullName") m_in_full_name = true;
}

void EmlReader::opened(std::string_view element, const char** attributes) {
  if (parent().empty()) return open_root(element, attributes);
  if (m_in_selection) return open_in_selection(element, attributes);
  if (element == "ElectionIdentifier" && parent() == "Election") m_election = id_of(attributes);
  if (element == "Contest" && (parent() == "Contests" || parent() == "Election")) return open_contest();
  if (!m_in_contest) return;
  if (element == "ContestIdentifier" && parent() == "Contest") contest().id = id_of(attributes);
  if (is_block(element) && parent() == "Contest") return open_block(element);
  const bool in_block = m_in_block && is_block(parent());
  if (element == "ReportingUnitIdentifier" && in_block) block().id = id_of(attributes);
  if (element == "Selection" && (in_block || parent() == "Contest")) {
    m_selection = {};
    m_selection.of_block = in_block;
    m_selection.line = at->place().line;
    m_in_selection = true;
  }
  if (in_block) {
    const char* reason = attribute(attributes, "ReasonCode");
    if (!reason) reason = attribute(attributes, "Reason");
    m_reason = trimmed(reason ? reason : "");
  }
}

/// False, and the reading stopped, where the text is no count. REQUIRES: it is not empty.
bool EmlReader::count(std::string_view element, std::string_view text, std::int64_t& value) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto number = digits ? whole_number(text) : std::nullopt;
  if (!digits)
    stop(std::string(element) + " is " + shown(text) + ", which is no whole number");
  else if (!number || *number > base::kLargestCount)
    stop(std::string(element) + " is " + shown(text) + ", more than any count");
  else
    value = *number;
  return stopped.empty();
}

bool EmlReader::room(std::size_t columns) {
  if (columns > m_limits.columns) stop("more selections and numbers than this program reads");
  if (++m_cells > m_limits.cells) stop("more numbers than this program reads");
  return stopped.empty();
}

std::uint32_t EmlReader::number_column(const std::string& heading) {
  const auto [found, added] = m_numbers.try_emplace(heading, static_cast<std::uint32_t>(contest().numbers.size()));
  if (added) {
    contest().numbers.push_back(heading);
    m_number_in.push_back(0);
  }
  return found->second;
}

void EmlReader::close_number(std::string_view element, std::string_view text) {
  if (text.empty() || element.starts_with("Initial")) return;
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::int64_t value = 0;
  if ((!digits && !must_be_count(element)) || !count(element, text, value)) return;
  const std::string heading = std::string(element) + (m_reason.empty() ? "" : " " + m_reason);
  const std::uint32_t column = number_column(heading);
  if (!room(contest().numbers.size() + contest().options.size())) return;
  if (m_number_in[column] == contest().blocks.size()) return stop(shown(heading) + " stands twice in one place");
  m_number_in[column] = contest().blocks.size();
  block().numbers.push_back({column, value});
}

void EmlReader::close_unit_identifier(std::string_view text) {
  EmlBlock& unit = block();
  unit.name = text;
  if (unit.id.empty()) unit.id = unit.name;
  if (unit.name.empty()) unit.name = unit.id;
  if (unit.id.empty()) return stop("a reporting unit has neither Id nor name");
  if (!m_units.insert(unit.id).second) stop("the reporting unit " + shown(unit.id) + " stands twice");
}

void EmlReader::close_in_selection(std::string_view element, std::string_view text) {
  Selection& selection = m_selection;
  if (m_in_full_name && element != "CandidateFullName") {
    if (!text.empty()) selection.full_name += (selection.full_name.empty() ? "" : " ") + std::string(text);
    return;
  }
  if (element == "CandidateFullName") m_in_full_name = false;
  if (element == "RegisteredName" && parent() == "AffiliationIdentifier")
    (parent(2) == "Selection" ? selection.affiliation : selection.own_affiliation) = text;
  if (element == "CandidateName" && parent() == "CandidateIdentifier") selection.candidate = text;
  if (element == "ShortCode" && parent() == "CandidateIdentifier") selection.short_code = text;
  if (parent() != "Selection") return;
  if (element == "ReferendumOptionIdentifier" || element == "WriteInCandidateName") selection.candidate = text;
  if (element == "Ranking") selection.ranking = text;
  if (element == "Votes") selection.votes_text = text;
  if (element == "Elected" && text != "yes" && text != "no")
    return stop("Elected is " + shown(text) + ", neither yes nor no");
  if (element == "Elected") selection.elected = text;
  if (element != "ValidVotes" || text.empty()) return;
  if (selection.has_votes) return stop("ValidVotes stands twice in one Selection");
  selection.has_votes = count(element, text, selection.votes);
}

/// The option of the selection, made where it is new. False where the selection names nobody.
bool EmlReader::settle_option(std::uint32_t& option) {
  Selection& s = m_selection;
  if (s.is_affiliation && s.affiliation.empty()) s.affiliation = s.affiliation_id;
  if (s.is_affiliation && s.affiliation_id.empty()) s.affiliation_id = s.affiliation;
  if (s.candidate.empty()) s.candidate = s.full_name;
  if (s.own_affiliation.empty()) s.own_affiliation = s.own_affiliation_id;
  EmlOption made;
  if (s.is_candidate) {
    made.candidate_id = !s.short_code.empty() ? s.short_code : !s.candidate_id.empty() ? s.candidate_id : s.candidate;
    made.candidate = s.candidate.empty() ? made.candidate_id : s.candidate;
    const bool own = !s.own_affiliation_id.empty() || !s.own_affiliation.empty();
    made.affiliation_id = own ? (s.own_affiliation_id.empty() ? s.own_affiliation : s.own_affiliation_id)
                              : (s.is_affiliation ? s.affiliation_id : m_affiliation_id);
    made.affiliation = own ? s.own_affiliation : s.is_affiliation ? s.affiliation : m_affiliation;
  } else {
    made.affiliation_id = m_affiliation_id = s.affiliation_id;
    made.affiliation = m_affiliation = s.affiliation;
  }
  if ((s.is_candidate ? made.candidate_id : made.affiliation_id).empty())
    stop("a Selection names nobody: neither Id nor name of a candidate, list or answer");
  const std::string key = made.affiliation_id + '\x1f' + made.candidate_id;
  const auto [found, added] = m_options.try_emplace(key, static_cast<std::uint32_t>(contest().options.size()));
  if (added) {
    contest().options.push_back(std::move(made));
    m_option_in.push_back(0);
  }
  option = found->second;
  return stopped.empty() && room(contest().numbers.size() + contest().options.size());
}

void EmlReader::close_selection() {
  std::uint32_t option = 0;
  if (!settle_option(option)) return;
  const EmlOption& known = contest().options[option];
  const std::size_t standing = contest().blocks.empty() ? 1 : contest().blocks.size();
  if (m_option_in[option] == standing)
    return stop("the selection " + shown(known.candidate.empty() ? known.affiliation : known.candidate) +
                " stands twice in one place");
  m_option_in[option] = standing;
  if (!m_selection.of_block) {
    contest().result.push_back(
        {option, m_selection.elected == "yes", m_selection.ranking, m_selection.votes_text, m_selection.line});
    return;
  }
  if (m_selection.has_votes) block().votes.push_back({option, m_selection.votes});
}

void EmlReader::close_contest_part(std::string_view element, std::string_view text) {
  if (element == "ContestName" && parent() == "ContestIdentifier") contest().name = text;
  if (!m_in_block) return;
  if (is_block(element) && parent() == "Contest") {
    m_in_block = false;
    if (!block().total && block().id.empty()) stop("a reporting unit has no identifier");
  } else if (element == "ReportingUnitIdentifier" && parent() == "ReportingUnitVotes") {
    close_unit_identifier(text);
  } else if (is_block(parent()) && element != "Selection") {
    close_number(element, text);
  }
}

void EmlReader::close_contest() {
  m_in_contest = false;
  EmlContest& closing = contest();
  if (closing.id.empty()) closing.id = closing.name;
  if (closing.id.empty()) return stop("a contest has neither Id nor name");
  if (!m_closed.emplace(closing.election, closing.id).second)
    stop("the contest " + shown(closing.id) + " stands twice");
}

void EmlReader::closed(std::string_view element, std::string_view raw) {
  const std::string_view text = trimmed(raw);
  if (m_in_selection && !(element == "Selection" && (is_block(parent()) || parent() == "Contest")))
    return close_in_selection(element, text);
  if (m_in_selection) {
    m_in_selection = m_in_full_name = false;
    return close_selection();
  }
  if (!m_in_contest) return;
  if (element == "Contest" && (parent() == "Contests" || parent() == "Election")) return close_contest();
  close_contest_part(element, text);
}

void name_sheets(EmlDocument& document) {
  const auto& contests = document.contests;
  const bool several = std::any_of(contests.begin(), contests.end(), [&](const EmlContest& contest) {
    return contest.election != contests.front().election;
  });
  for (EmlContest& contest : document.contests)
    contest.sheet = several ? contest.election + "/" + contest.id : contest.id;
}

}  // namespace

base::Result<EmlDocument> read_eml(const std::string& name, std::string_view bytes, const Limits& limits) {
  EmlDocument document;
  EmlReader reader(document, limits);
  BallotLimits bounds;
  bounds.file = limits;
  XmlPush push(name, reader, bounds);
  reader.at = &push;
  auto read = push.feed(bytes);
  if (read) read = push.finish();
  if (!read) {
    base::Error error = read.error();
    if (reader.place.line > 0) error.place = reader.place;
    return error;
  }
  if (document.contests.empty())
    return base::Error{base::ErrorKind::format, "this EML " + document.message + " has no contest", {name, 0, 0}, {}};
  name_sheets(document);
  return document;
}

}  // namespace acta::read
