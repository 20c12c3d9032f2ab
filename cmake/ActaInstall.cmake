# What `cmake --install` puts where: program, libraries and headers with a CMake package, laws, recipes, documents,
# man pages (man/CMakeLists.txt) and completions.
include(CMakePackageConfigHelpers)

install(TARGETS acta RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
list(TRANSFORM ACTA_ROOMS PREPEND acta_ OUTPUT_VARIABLE libraries)
install(TARGETS ${libraries} EXPORT acta-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/acta DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.hpp" PATTERN "cli" EXCLUDE)
install(FILES ${PROJECT_BINARY_DIR}/generated/acta/app/version.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/acta/app)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/acta)
install(EXPORT acta-targets NAMESPACE acta:: FILE acta-targets.cmake DESTINATION ${package})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/acta-config.cmake.in ${PROJECT_BINARY_DIR}/acta-config.cmake
  INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/acta-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/acta-config.cmake ${PROJECT_BINARY_DIR}/acta-config-version.cmake
  DESTINATION ${package})

install(DIRECTORY ${PROJECT_SOURCE_DIR}/laws ${PROJECT_SOURCE_DIR}/recipes DESTINATION ${CMAKE_INSTALL_DATADIR}/acta)
install(FILES ${ACTA_CATALOGUES} DESTINATION ${CMAKE_INSTALL_DATADIR}/acta/languages)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/doc/how-to ${PROJECT_SOURCE_DIR}/doc/formats ${PROJECT_SOURCE_DIR}/doc/methods
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/completions/acta.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME acta)
install(FILES ${PROJECT_SOURCE_DIR}/completions/_acta DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${PROJECT_SOURCE_DIR}/completions/acta.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
