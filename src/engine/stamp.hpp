#pragma once

#include "base/date.hpp"
#include "base/language.hpp"
#include "diag/diag.hpp"
#include "markup/markup.hpp"
#include "pdf/pdf.hpp"
#include "sign/sign.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace qujat::engine {

/// What a stamp says, and the room it has.
struct StampRequest {
    sign::Holder holder;
    base::Timestamp time;
    base::Language language = base::Language::kk;
    base::Size size;
};

/// The templates of the stamp (common/stamp.…) and the stamps made last. A signer at work signs many papers in one second: their stamps are one.
class StampBook {
  public:
    using Kept = std::shared_ptr<const diag::Result<markup::TemplatePtr>>;

    pdf::StampPtr find(const std::string& key);
    void keep(const std::string& key, pdf::StampPtr stamp);
    /// The template of a language; made by `load` the first time.
    template <class Make>
    Kept find_template(base::Language language, Make load) {
        const std::lock_guard lock(mutex_);
        Kept& kept = templates_[language];
        if (!kept)
            kept = std::make_shared<const diag::Result<markup::TemplatePtr>>(load());
        return kept;
    }

  private:
    struct Entry {
        std::string key;
        pdf::StampPtr stamp;
    };
    static constexpr std::size_t most = 32;
    std::mutex mutex_;
    std::map<base::Language, Kept> templates_;
    std::vector<Entry> entries_; ///< the newest at the end
};

} // namespace qujat::engine
