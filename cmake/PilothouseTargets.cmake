# SPDX-FileCopyrightText: 2026 The Pilothouse developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Warnings and definitions that every target of ours shares.
add_library(pilothouse_options INTERFACE)
target_compile_options(pilothouse_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers) # a designated initialiser leaves the other members at their defaults on purpose
target_compile_definitions(pilothouse_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
target_include_directories(pilothouse_options INTERFACE ${PROJECT_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)

# pilothouse_library(<name> SOURCES … [PUBLIC …] [PRIVATE …]): one folder, one static library.
# The link lines are the architecture; tests/core/tst_layers checks the includes against them.
function(pilothouse_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC pilothouse_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

# pilothouse_test(<name> [SOURCES …] LINK … [TIMEOUT seconds] [ENVIRONMENT …]): tst_<name>.cpp and what it needs.
function(pilothouse_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINK;ENVIRONMENT" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(tst_${name} tst_${name}.cpp ${arg_SOURCES})
    target_link_libraries(tst_${name} PRIVATE ${arg_LINK} Qt6::Test)
    target_compile_definitions(tst_${name} PRIVATE
        PILOTHOUSE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PILOTHOUSE_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_DISABLE_STACK_DUMP=1;QTEST_DISABLE_CORE_DUMP=1;${arg_ENVIRONMENT}")
endfunction()
