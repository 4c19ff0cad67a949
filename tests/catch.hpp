#pragma once

// Catch2 is version 2 on Debian 12 and version 3 on Debian 13; tests include this and use what both have.
#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif
