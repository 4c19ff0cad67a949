#pragma once

#include "check/outline.hpp"

namespace qujat::check {

/// Several projects that no headings tell apart: numbered lines ("Проект 1. …"), or names that a sentence or a table lists as the plan's projects. Sentences then know
/// of which projects they speak (annexes.md, 5.2). Does nothing where headings have told projects apart, or where there is one.
void tell_projects_apart(Outline& outline, const Lexicon& lexicon);

} // namespace qujat::check
