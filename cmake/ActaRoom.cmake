# One room of the house: folder = namespace = target = test folder.
#
#   acta_room(check SOURCES a.cpp b.cpp USES model LINKS PkgConfig::x)
#
# makes the static library acta_check (alias acta::check) from the files of the current folder.
include(ActaBatches)

set(ACTA_ROOMS "" CACHE INTERNAL "rooms in order of definition")

find_package(fmt REQUIRED)
option(ACTA_PRECOMPILE "Precompile the standard headers: quicker from nothing; a compiler cache then misses" OFF)
set(standard_headers <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
  <string_view> <unordered_map> <utility> <variant> <vector>)

add_library(acta_options INTERFACE)
# One expression has one value on every machine: no fused multiply-add behind our back.
target_compile_options(acta_options INTERFACE -ffp-contract=off -Wall -Wextra -Wpedantic -Wconversion
  -Wnon-virtual-dtor -Wcast-qual -Wduplicated-cond -Wlogical-op)
# g++ 12 sees overlaps and uninitialised parts at -O3 in strings and optionals where there are none.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(acta_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  set_property(TARGET acta_options PROPERTY INTERFACE_COMPILE_OPTIONS
    -ffp-contract=off -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion)
endif()
# In a batch a name may shadow one of another source (ActaBatches).
if(NOT ACTA_QUICK)
  target_compile_options(acta_options INTERFACE -Wshadow)
endif()
if(ACTA_WERROR)
  target_compile_options(acta_options INTERFACE -Werror)
endif()

# Targets of a group are compiled with the same options, and with one precompiled header, which a target of its own makes:
# it has no definitions that others of the group lack. HEADERS, with the libraries LINKS, are of that group alone.
function(acta_precompile target group)
  if(NOT ACTA_PRECOMPILE)
    return()
  endif()
  cmake_parse_arguments(PRECOMPILE "" "" "HEADERS;LINKS" ${ARGN})
  set(maker acta_headers_${group})
  if(NOT TARGET ${maker})
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/nothing.cpp CONTENT "int main() {}\n")
    get_target_property(kind ${target} TYPE)
    if(kind STREQUAL "EXECUTABLE")
      add_executable(${maker} ${PROJECT_BINARY_DIR}/generated/nothing.cpp)
    else()
      add_library(${maker} STATIC ${PROJECT_BINARY_DIR}/generated/nothing.cpp)
    endif()
    get_target_property(options ${target} COMPILE_OPTIONS)
    if(options)
      target_compile_options(${maker} PRIVATE ${options})
    endif()
    target_link_libraries(${maker} PRIVATE acta_options ${PRECOMPILE_LINKS})
    target_precompile_headers(${maker} PRIVATE ${standard_headers} ${PRECOMPILE_HEADERS})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${maker})
  # g++ 12 warns falsely of the standard headers when they are precompiled.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
  endif()
endfunction()

# How what need not be fast is compiled (ACTA_QUICK): sanitizers take longest to compile.
set(acta_quick_options $<IF:$<BOOL:${ACTA_FUZZ}>,-O0,-O1>)

# Rooms that the fuzz targets exercise; rooms that read, hand on and write down, where tests spend no time.
set(rooms_fuzzed base model read)
set(rooms_of_wiring read check claims observe report app)

function(acta_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(acta_${name} STATIC ${ROOM_SOURCES})
  add_library(acta::${name} ALIAS acta_${name})
  set_target_properties(acta_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(acta_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  set(group rooms)
  if(ACTA_FUZZ AND name IN_LIST rooms_fuzzed)
    target_compile_options(acta_${name} PRIVATE -fsanitize=fuzzer-no-link)
    string(APPEND group _fuzzed)
  endif()
  # Not at -O0 what is fuzzed: deep input takes more of the stack there.
  if(ACTA_QUICK AND name IN_LIST rooms_of_wiring AND NOT group STREQUAL "rooms_fuzzed")
    target_compile_options(acta_${name} PRIVATE ${acta_quick_options})
    string(APPEND group _quick)
  endif()
  acta_precompile(acta_${name} ${group})
  acta_compile_in_batches(acta_${name})
  list(TRANSFORM ROOM_USES PREPEND acta_)
  target_link_libraries(acta_${name} PUBLIC ${ROOM_USES} ${ROOM_LINKS}
    PRIVATE $<BUILD_INTERFACE:acta_options> ${ROOM_PRIVATE_LINKS})
  set(ACTA_ROOMS ${ACTA_ROOMS} ${name} CACHE INTERNAL "")
endfunction()

# What every program of tests has: it is built to compile quickly, what it tests is optimised as asked.
function(acta_test_program target)
  if(ACTA_QUICK)
    target_compile_options(${target} PRIVATE ${acta_quick_options})
  endif()
  acta_precompile(${target} tests HEADERS <gtest/gtest.h> LINKS GTest::gtest)
  string(REPLACE "test_" "" room ${target})
  acta_compile_in_batches(${target} ${PROJECT_SOURCE_DIR}/src/acta/${room})
endfunction()

# Where tests look for real elections: nowhere, where they are not asked for.
set(acta_real_elections "${PROJECT_SOURCE_DIR}/../shared")
if(NOT ACTA_REAL_ELECTIONS)
  set(acta_real_elections "${PROJECT_BINARY_DIR}/without-real-elections")
endif()

# acta_room_tests(check SOURCES a_test.cpp USES read COST 20): one GoogleTest program `test_check` in ctest. COST: about how
# many seconds it takes, of long ones: they begin first, so that all cores end together.
function(acta_room_tests name)
  cmake_parse_arguments(TESTS "" "COST" "SOURCES;USES;LINKS" ${ARGN})
  add_executable(test_${name} ${TESTS_SOURCES})
  list(TRANSFORM TESTS_USES PREPEND acta_)
  target_link_libraries(test_${name} PRIVATE acta_${name} ${TESTS_USES} ${TESTS_LINKS} acta_options GTest::gtest_main)
  acta_test_program(test_${name})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(test_${name} PRIVATE
    ACTA_SHARED_DIR="${acta_real_elections}" ACTA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND test_${name} --gtest_brief=1)
  set_tests_properties(${name} PROPERTIES LABELS unit)
  if(TESTS_COST)
    set_tests_properties(${name} PROPERTIES COST ${TESTS_COST})
  endif()
endfunction()
