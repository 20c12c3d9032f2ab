# Compiles the catalogues of messages languages/*.po (gettext) to share/acta/languages/*.mo of the build folder, target
# acta_languages, and sets ACTA_CATALOGUES to the compiled files. Without msgfmt the program speaks English only.
find_program(ACTA_MSGFMT msgfmt)
mark_as_advanced(ACTA_MSGFMT)
set(ACTA_LANGUAGES_DIR ${PROJECT_BINARY_DIR}/share/acta/languages)
set(ACTA_CATALOGUES "")

if(ACTA_MSGFMT)
  file(MAKE_DIRECTORY ${ACTA_LANGUAGES_DIR})
  file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/languages/*.po)
  foreach(catalogue IN LISTS catalogues)
    get_filename_component(code ${catalogue} NAME_WLE)
    set(compiled ${ACTA_LANGUAGES_DIR}/${code}.mo)
    add_custom_command(OUTPUT ${compiled}
      COMMAND ${ACTA_MSGFMT} --check-format --output-file=${compiled} ${catalogue}
      DEPENDS ${catalogue} VERBATIM
      COMMENT "Compiling messages: ${code}")
    list(APPEND ACTA_CATALOGUES ${compiled})
  endforeach()
else()
  message(WARNING "msgfmt (package gettext) was not found: acta count --explain will speak English only")
endif()
add_custom_target(acta_languages ALL DEPENDS ${ACTA_CATALOGUES})
