# acta_web_template(page): builds the page of reports from web/ and sets `page` to the path of the HTML file, or unsets it
# with a warning where npm or a recent Node.js is missing. Whoever uses the file must also name it as a source of a target
# in the same directory, so that it is made first.
set(ACTA_NODE_NEEDED 20.19)

function(acta_web_template out_var)
  unset(${out_var} PARENT_SCOPE)
  find_program(ACTA_NPM npm)
  find_program(ACTA_NODE NAMES node nodejs)
  mark_as_advanced(ACTA_NPM ACTA_NODE)
  set(version 0)
  if(ACTA_NODE)
    execute_process(COMMAND ${ACTA_NODE} --version OUTPUT_VARIABLE version ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    string(REGEX REPLACE "^v" "" version "${version}")
  endif()
  if(NOT ACTA_NPM OR version VERSION_LESS ACTA_NODE_NEEDED)
    message(WARNING "npm with Node.js ${ACTA_NODE_NEEDED} or later was not found (Node.js: ${version}): "
      "reports will have the plain built-in page. Set ACTA_WEB=OFF to say so on purpose.")
    return()
  endif()

  set(web ${PROJECT_SOURCE_DIR}/web)
  set(out ${PROJECT_BINARY_DIR}/web)
  # npm writes this file last, so it is as new as what is installed.
  set(installed ${web}/node_modules/.package-lock.json)
  add_custom_command(OUTPUT ${installed}
    COMMAND ${ACTA_NPM} ci --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${installed}
    DEPENDS ${web}/package.json ${web}/package-lock.json
    WORKING_DIRECTORY ${web} VERBATIM
    COMMENT "Fetching the tools of the report page (-DACTA_WEB=OFF does without)")

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/*.ts ${web}/src/*.tsx ${web}/src/*.css)
  add_custom_command(OUTPUT ${out}/report.html
    COMMAND ${CMAKE_COMMAND} -E env ACTA_WEB_OUT=${out} ${ACTA_NPM} run build --silent -- --logLevel warn
    DEPENDS ${installed} ${sources} ${web}/index.html ${web}/vite.config.ts ${web}/tsconfig.json
    WORKING_DIRECTORY ${web} VERBATIM
    COMMENT "Building the report page")
  set(${out_var} ${out}/report.html PARENT_SCOPE)
endfunction()
