// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <string>

#include "acta/app/analyse.hpp"
#include "acta/app/files.hpp"
#include "acta/app/load.hpp"
#include "acta/base/sha256.hpp"

namespace acta::test {

/// A folder for one test, gone after it.
class Folder {
 public:
  Folder() {
    static std::atomic<int> count{0};
    const std::string name = "acta-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
                             std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) + "-" +
                             std::to_string(++count);
    m_path = std::filesystem::temp_directory_path() / name;
    std::filesystem::remove_all(m_path);
    std::filesystem::create_directories(m_path);
  }
  ~Folder() { std::filesystem::remove_all(m_path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
  void write(const std::string& name, const std::string& text) const {
    EXPECT_TRUE(app::write_file(m_path / name, text));
  }

 private:
  std::filesystem::path m_path;
};

/// A record of one file s.csv with columns id, A, B.
inline std::string small_record(const std::string& sha256, const std::string& more = {}) {
  return "format = \"acta-record\"\nversion = 1\ntitle = \"T\"\n[[source]]\nid = \"s\"\nfile = \"s.csv\"\n" +
         (sha256.empty() ? std::string() : "sha256 = \"" + sha256 + "\"\n") +
         "[[contest]]\nid = \"c\"\nname = \"C\"\n[[option]]\nid = \"a\"\nname = \"A\"\n[[option]]\nid = \"b\"\nname = "
         "\"B\"\n[[copy]]\nid = \"final\"\n[[copy.table]]\nsource = \"s\"\nunit = \"id\"\nvotes = { a = \"A\", b = "
         "\"B\" }\n" +
         more;
}

inline base::Result<std::unique_ptr<app::Loaded>> load(const Folder& folder) {
  return app::load(folder / "election.toml", {});
}

}  // namespace acta::test
