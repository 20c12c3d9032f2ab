// SPDX-License-Identifier: Apache-2.0
#include "unit/read/packing.hpp"

#include <archive.h>
#include <archive_entry.h>

namespace acta::test {

std::string packed(const Files& files, const std::string& format, const std::string& filter) {
  std::string bytes(1 << 22, '\0');
  std::size_t used = 0;
  archive* out = archive_write_new();
  if (!filter.empty()) archive_write_add_filter_by_name(out, filter.c_str());
  format == "zip"   ? archive_write_set_format_zip(out)
  : format == "tar" ? archive_write_set_format_ustar(out)
                    : archive_write_set_format_raw(out);
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(out, entry);
    archive_write_data(out, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

std::string xlsx_of(const std::string& sheet_data, const std::string& shared_strings) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  Files files = {
      {"xl/workbook.xml", head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office +
                              "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       head + "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office +
           "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + office +
           "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"},
      {"xl/worksheets/sheet1.xml",
       head + "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheet_data + "</sheetData></worksheet>"},
      {"xl/sharedStrings.xml", head + "<sst xmlns=\"" + main + "\">" + shared_strings + "</sst>"}};
  return packed(files, "zip");
}

}  // namespace acta::test
