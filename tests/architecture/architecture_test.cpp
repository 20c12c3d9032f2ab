// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kSource = fs::path(ACTA_SOURCE_DIR) / "src" / "acta";

/// Rooms by storey, from the ground: a room may include lower storeys and itself.
const std::vector<std::vector<std::string>> kStoreys = {
    {"base"},
    {"model", "stats"},
    {"read", "count", "check", "claims", "forensics", "observe", "audit", "simulate"},
    {"report"},
    {"app"},
    {"cli"}};

const std::set<std::string> kCore = {"base",  "model",     "stats",   "read",  "count",
                                     "check", "forensics", "observe", "audit", "simulate"};

int storey(const std::string& room) {
  for (std::size_t i = 0; i < kStoreys.size(); ++i)
    for (const std::string& name : kStoreys[i])
      if (name == room) return static_cast<int>(i);
  return -1;
}

struct Include {
  std::string file, room, name;
  bool own = false;  ///< "..." and not <...>
};

std::vector<Include> includes() {
  std::vector<Include> all;
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    const fs::path path = entry.path();
    if (path.extension() != ".hpp" && path.extension() != ".cpp" && path.extension() != ".in") continue;
    const fs::path inside = fs::relative(path, kSource);
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      if (line.rfind("#include ", 0) != 0) continue;
      const char close = line[9] == '"' ? '"' : '>';
      all.push_back(
          {inside.string(), inside.begin()->string(), line.substr(10, line.find(close, 10) - 10), line[9] == '"'});
    }
  }
  return all;
}

std::string room_of(const std::string& include) {
  return include.rfind("acta/", 0) == 0 ? include.substr(5, include.find('/', 5) - 5) : std::string();
}

/// Why an include is not allowed; empty where it is.
std::string refusal(const Include& include) {
  if (!include.own) return {};
  const std::string room = room_of(include.name);
  if (room.empty()) return "own headers are included as \"acta/...\"";
  if (storey(room) < 0) return "no room " + room;
  if (room == include.room || storey(room) < storey(include.room)) return {};
  return include.room + " may not know " + room;
}

TEST(Storeys, EveryRoomHasItsStorey) {
  for (const auto& entry : fs::directory_iterator(kSource))
    EXPECT_TRUE(!entry.is_directory() || storey(entry.path().filename().string()) >= 0) << entry.path();
}

TEST(Storeys, IncludesGoDownOnly) {
  const auto all = includes();
  EXPECT_GT(all.size(), 300u);
  for (const Include& include : all) EXPECT_EQ(refusal(include), "") << include.file << " includes " << include.name;
}

TEST(Storeys, TheTestItselfRefusesWhatItShould) {
  EXPECT_NE(refusal({"count/x.cpp", "count", "acta/check/check.hpp", true}), "");
  EXPECT_NE(refusal({"base/x.cpp", "base", "acta/model/law.hpp", true}), "");
  EXPECT_NE(refusal({"count/x.cpp", "count", "rules.hpp", true}), "");
  EXPECT_EQ(refusal({"report/x.cpp", "report", "acta/model/law.hpp", true}), "");
}

TEST(Core, IncludesNothingThatOpensFilesOrReadsClocks) {
  const std::set<std::string> refused = {"fstream", "iostream", "filesystem", "chrono",     "ctime",   "cstdio",
                                         "thread",  "fcntl.h",  "unistd.h",   "sys/stat.h", "stdio.h", "time.h",
                                         "regex",   "cstdlib",  "sys/mman.h", "random"};
  const Include advice{"base/large_pages.cpp", "base", "sys/mman.h", false};  // on memory: it opens nothing
  for (const Include& include : includes())
    EXPECT_TRUE(kCore.count(include.room) == 0 || refused.count(include.name) == 0 ||
                (include.file == advice.file && include.name == advice.name))
        << include.file << ": " << include.name;
}

/// Lines of what a command prints.
std::vector<std::string> lines_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::vector<std::string> lines(1);
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get()))
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += static_cast<char>(c);
  return lines;
}

// The compiled core asks the system for no file, no clock and no environment.
TEST(Core, LinksWithoutFileAccess) {
  const std::set<std::string> refused = {"open",          "open64",  "openat",   "fopen",  "fopen64",
                                         "creat",         "stat",    "popen",    "system", "getenv",
                                         "clock_gettime", "time",    "readlink", "mmap",   "mmap64",
                                         "socket",        "connect", "rand",     "random", "gettimeofday"};
  std::istringstream archives(ACTA_CORE_ARCHIVES);
  int looked_at = 0;
  for (std::string archive; std::getline(archives, archive, ':');) {
    ASSERT_TRUE(fs::exists(archive)) << archive;
    for (const std::string& line : lines_of(std::string(ACTA_NM) + " --undefined-only " + archive + " 2>/dev/null")) {
      const auto at = line.rfind("U ");
      if (at == std::string::npos) continue;
      ++looked_at;
      const std::string symbol = line.substr(at + 2, line.find('@', at) - at - 2);
      EXPECT_EQ(refused.count(symbol), 0u) << archive << " needs " << symbol;
      EXPECT_EQ(symbol.find("basic_fstream"), std::string::npos) << archive;
      EXPECT_EQ(symbol.find("basic_ifstream"), std::string::npos) << archive;
      EXPECT_EQ(symbol.find("10filesystem"), std::string::npos) << archive;
      EXPECT_EQ(symbol.find("6chrono3_V2"), std::string::npos) << archive;
    }
  }
  EXPECT_GT(looked_at, 500);
}

/// The words of a claim in a record are somebody's, and stand with their source.
std::string without_quotations(const fs::path& path) {
  std::ifstream in(path);
  std::string text;
  for (std::string line; std::getline(in, line);)
    if (path.filename() != "election.toml" || line.rfind("text = ", 0) != 0) text += line + '\n';
  return text;
}

TEST(Words, NoneTakesASide) {
  // Spelled apart so that this file does not hold them.
  const std::vector<std::string> refused = {std::string("fra") + "ud", std::string("rig") + "ged",
                                            std::string("sto") + "len"};
  for (const char* folder : {"src", "web/src", "doc", "man", "laws", "recipes"}) {
    const fs::path root = fs::path(ACTA_SOURCE_DIR) / folder;
    if (!fs::exists(root)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (!entry.is_regular_file() || entry.path().extension() == ".png") continue;
      std::string text = without_quotations(entry.path());
      for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      for (const std::string& word : refused)
        EXPECT_EQ(text.find(word), std::string::npos) << entry.path() << ": " << word;
    }
  }
}

/// Types that a header defines in its namespace: lines "struct Name {", "class [[nodiscard]] Name {" that are not
/// indented.
std::set<std::string> types_in(std::istream& header) {
  std::set<std::string> types;
  std::string space;
  for (std::string line; std::getline(header, line);) {
    std::istringstream words(line);
    std::string kind, name;
    words >> kind >> name;
    if (line.rfind("namespace ", 0) == 0) space = name;
    while (name == "class" || name == "[[nodiscard]]") words >> name;
    if (line.rfind(kind, 0) == 0 && (kind == "struct" || kind == "class" || kind == "enum") &&
        line.find('{') != std::string::npos)
      types.insert(space + "::" + name);
  }
  return types;
}

TEST(Types, HaveANameOfTheirOwn) {
  std::map<std::string, std::string> seen;
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    if (entry.path().extension() != ".hpp") continue;
    std::ifstream in(entry.path());
    for (const std::string& type : types_in(in))
      EXPECT_TRUE(seen.emplace(type, entry.path()).second)
          << type << " is in " << entry.path() << " and " << seen[type];
  }
  EXPECT_GT(seen.size(), 400u);
  std::istringstream header("namespace acta::read {\nclass Grid;\nstruct Rows {\n};\nenum class Kind { one };\n}\n");
  EXPECT_EQ(types_in(header), (std::set<std::string>{"acta::read::Rows", "acta::read::Kind"}));
}

TEST(Files, AreSmall) {
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    const auto lines = std::count(std::istreambuf_iterator<char>(in), {}, '\n');
    EXPECT_LE(lines, 500) << entry.path();
  }
}

}  // namespace
