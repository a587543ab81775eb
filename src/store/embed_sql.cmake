# Writes every .sql file of the store into one C++ source, so that the program carries its own statements:
#   cmake -DOUT=embedded_sql.cc -DFROM=<src/store> -P embed_sql.cmake
# Three tables: migrations (in order of their names), statements (sql/), and each engine's own words (engines/).
set(text "// Made from src/store/**/*.sql by embed_sql.cmake.\n#include \"store/statements.h\"\n\nnamespace rightsdesk::store {\n")
foreach(table migrations sql engines)
  file(GLOB files ${FROM}/${table}/*.sql)
  if(FURTHER)  # for a program of tests that is one migration ahead
    file(GLOB more ${FURTHER}/${table}/*.sql)
    list(APPEND files ${more})
  endif()
  list(SORT files COMPARE FILE_BASENAME)
  string(APPEND text "std::vector<SqlFile> const& embedded_${table}() {\n  static std::vector<SqlFile> const files{\n")
  foreach(path IN LISTS files)
    get_filename_component(name ${path} NAME_WE)
    file(READ ${path} body)
    string(APPEND text "      {\"${name}\", R\"__sql__(${body})__sql__\"},\n")
  endforeach()
  string(APPEND text "  };\n  return files;\n}\n")
endforeach()
string(APPEND text "}  // namespace rightsdesk::store\n")
file(WRITE ${OUT} "${text}")
