# Reads src/LAYERS: the one statement of which room may see which.
#   room(law due_date.cc …)            a static library rd_law, linked to exactly its LAYERS line
#   room_uses(law yaml-cpp …)          outside libraries the room needs
#   room_test(law due_date_test.cc …)  one test program per room, run by ctest
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/LAYERS)
file(STRINGS ${CMAKE_SOURCE_DIR}/src/LAYERS layer_lines REGEX "^[a-z]")
set(RIGHTSDESK_ROOMS)
foreach(line IN LISTS layer_lines)
  string(REGEX MATCH "^([a-z]+):(.*)$" _ "${line}")
  set(name ${CMAKE_MATCH_1})
  string(STRIP "${CMAKE_MATCH_2}" sees)
  string(REPLACE " " ";" sees "${sees}")
  if(NOT sees STREQUAL "*")
    foreach(seen IN LISTS sees)
      if(NOT seen IN_LIST RIGHTSDESK_ROOMS)
        message(FATAL_ERROR "src/LAYERS: ${name} names ${seen}, which is not above it")
      endif()
    endforeach()
  else()
    set(sees ${RIGHTSDESK_ROOMS})
  endif()
  list(APPEND RIGHTSDESK_ROOMS ${name})
  set(RIGHTSDESK_SEES_${name} ${sees})
endforeach()

set(RIGHTSDESK_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-restrict -Werror)

function(room_directory name out)
  if(name STREQUAL "redaction" OR name STREQUAL "connectors")
    set(${out} ${CMAKE_SOURCE_DIR}/${name} PARENT_SCOPE)
  else()
    set(${out} ${CMAKE_SOURCE_DIR}/src/${name} PARENT_SCOPE)
  endif()
endfunction()

# A release is built several files at a time (half the time of one by one): a debug build still shows that each file stands alone.
# Files whose own names are another's too stand apart: apart(one.cc …), in the CMakeLists.txt that names them.
option(RIGHTSDESK_TOGETHER "Compile several files of a room at a time in a release build" ON)
function(together target)
  if(NOT RIGHTSDESK_TOGETHER OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  # What is another file's own is no neighbour's shadow.
  target_compile_options(${target} PRIVATE -Wno-shadow -Wno-subobject-linkage)
endfunction()
function(apart)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

function(room name)
  add_library(rd_${name} STATIC ${ARGN})
  target_include_directories(rd_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR})
  target_compile_options(rd_${name} PRIVATE ${RIGHTSDESK_WARNINGS})
  together(rd_${name})
  foreach(seen IN LISTS RIGHTSDESK_SEES_${name})
    if(TARGET rd_${seen})
      target_link_libraries(rd_${name} PUBLIC rd_${seen})
    endif()
  endforeach()
endfunction()

# Rooms that pass things on are built a third faster so, and what takes time while the service runs is in the others (tools/bench).
# At this level GCC 12 takes members of a JSON value for uninitialised that are not; the other rooms, and a debug build, are still looked at.
function(lightly)
  foreach(name IN LISTS ARGN)
    target_compile_options(rd_${name} PRIVATE "$<$<CONFIG:Release>:-O1;-Wno-maybe-uninitialized>")
  endforeach()
endfunction()

function(room_uses name)
  target_link_libraries(rd_${name} PUBLIC ${ARGN})
endfunction()

function(room_test name)
  add_executable(${name}_test ${ARGN})
  # Tests are built often and run once: what they test is optimised, they are not.
  target_compile_options(${name}_test PRIVATE ${RIGHTSDESK_WARNINGS} -O0)
  target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${name}_test PRIVATE RIGHTSDESK_TREE="${CMAKE_SOURCE_DIR}" RIGHTSDESK_BUILD="${CMAKE_BINARY_DIR}")
  target_link_libraries(${name}_test PRIVATE rd_${name} GTest::gmock_main)
  together(${name}_test)
  add_test(NAME ${name} COMMAND ${name}_test)
endfunction()
