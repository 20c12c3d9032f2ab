// SPDX-License-Identifier: Apache-2.0
#include "acta/report/eml_result.hpp"

#include <algorithm>

namespace acta::report {
namespace {

std::string xml_text(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (static_cast<unsigned char>(c) < ' ' && c != '\t')
      safe += "\xef\xbf\xbd";
    else
      safe += c;
  }
  return safe;
}

std::string element(const std::string& name, const std::string& text) {
  return "<" + name + ">" + xml_text(text) + "</" + name + ">";
}

std::string selection(const RctabReport& report, std::uint32_t candidate) {
  const auto& elected = report.result.elected;
  const auto at = std::find(elected.begin(), elected.end(), candidate);
  std::string text = "        <Selection>\n          <Candidate><CandidateIdentifier Id=\"" +
                     std::to_string(candidate + 1) + "\">" + element("CandidateName", report.contest.names[candidate]) +
                     "</CandidateIdentifier></Candidate>\n";
  if (at != elected.end()) text += "          " + element("Ranking", std::to_string(at - elected.begin() + 1)) + "\n";
  return text + "          " + element("Elected", at == elected.end() ? "no" : "yes") + "\n        </Selection>\n";
}

}  // namespace

std::string eml_result(const RctabReport& report, const std::string& date, const std::string& created) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<EML Id=\"520\" SchemaVersion=\"5.0\" xmlns=\"urn:oasis:names:tc:evs:schema:eml\">\n"
      "  <TransactionId>1</TransactionId>\n  <!-- " +
      created + ", election of " + date + " -->\n  <Result>\n    <Election>\n      <ElectionIdentifier Id=\"1\">" +
      element("ElectionName", report.head.office.empty() ? report.head.contest : report.head.office) +
      "</ElectionIdentifier>\n      <Contest>\n        <ContestIdentifier Id=\"1\">" +
      element("ContestName", report.head.contest) + "</ContestIdentifier>\n";
  for (std::uint32_t candidate = 0; candidate < report.contest.names.size(); ++candidate)
    if (!report.contest.excluded[candidate]) text += selection(report, candidate);
  return text + "      </Contest>\n    </Election>\n  </Result>\n</EML>\n";
}

}  // namespace acta::report
