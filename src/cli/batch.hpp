#pragma once

#include "cli/commands.hpp"

#include <chrono>
#include <cstddef>
#include <string>

/// `qujat batch`: many documents from one file of records.
namespace qujat::cli {

int run_batch(const Options& options);

/// A line that says how far the work is, drawn over itself; silent where standard error is no terminal.
class Progress {
  public:
    explicit Progress(Language language);
    void show(std::size_t number, std::size_t total);
    /// Before anything else is printed.
    void clear();

  private:
    Language language_;
    bool is_shown_ = false, is_drawn_ = false;
    std::chrono::steady_clock::time_point begin_, last_;
};

} // namespace qujat::cli
