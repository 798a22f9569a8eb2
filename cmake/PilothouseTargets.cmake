# SPDX-FileCopyrightText: 2026 The Pilothouse developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Warnings and definitions that every target of ours shares.
add_library(pilothouse_options INTERFACE)
target_compile_options(pilothouse_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers # a designated initialiser leaves the other members at their defaults on purpose
    -pthread) # some libraries ask for it: all or none, or the precompiled header would not fit
target_compile_definitions(pilothouse_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
target_include_directories(pilothouse_options INTERFACE ${PROJECT_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)

# What nearly every source reads first, compiled once: it halves the time of a full build. Only Qt Core and the standard
# library, so that it fits every target: a precompiled header is valid where at least its own definitions hold.
file(WRITE ${CMAKE_BINARY_DIR}/generated/precompiled.cpp "")
add_library(pilothouse_precompiled STATIC ${CMAKE_BINARY_DIR}/generated/precompiled.cpp)
target_link_libraries(pilothouse_precompiled PRIVATE pilothouse_options Qt6::Core)
target_precompile_headers(pilothouse_precompiled PRIVATE
    <QByteArray> <QDateTime> <QFuture> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QMap> <QObject> <QPromise> <QSet>
    <QString> <QStringList> <QTimer> <QUrl> <QVariant>
    <algorithm> <array> <chrono> <functional> <memory> <optional> <variant> <vector>)

# pilothouse_library(<name> SOURCES … [PUBLIC …] [PRIVATE …]): one folder, one static library.
# The link lines are the architecture; tests/core/tst_layers checks the includes against them.
function(pilothouse_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC pilothouse_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    target_precompile_headers(${name} REUSE_FROM pilothouse_precompiled)
endfunction()

# pilothouse_test(<name> [SOURCES …] LINK … [TIMEOUT seconds] [ENVIRONMENT …]): tst_<name>.cpp and what it needs.
function(pilothouse_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINK;ENVIRONMENT" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(tst_${name} tst_${name}.cpp ${arg_SOURCES})
    target_link_libraries(tst_${name} PRIVATE pilothouse_options ${arg_LINK} Qt6::Test)
    target_precompile_headers(tst_${name} REUSE_FROM pilothouse_precompiled)
    target_compile_definitions(tst_${name} PRIVATE
        PILOTHOUSE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PILOTHOUSE_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_DISABLE_STACK_DUMP=1;QTEST_DISABLE_CORE_DUMP=1;${arg_ENVIRONMENT}")
endfunction()
