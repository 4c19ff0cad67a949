#pragma once

#include <atomic>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

/// Immutable values that many hold: one word a holder, one count a value. A std::shared_ptr takes two words and a block of its own, which
/// counts where a document has a million of them.
namespace qujat::base {

/// What a `Shared` may point to derives from this. A copy is a new value: it begins uncounted.
class Counted {
  public:
    Counted() = default;
    Counted(const Counted&) {}
    Counted& operator=(const Counted&) = delete;
    void hold() const { holders_.fetch_add(1, std::memory_order_relaxed); }
    /// Whether that was the last holder.
    bool release() const { return holders_.fetch_sub(1, std::memory_order_acq_rel) == 1; }

  protected:
    ~Counted() = default;

  private:
    mutable std::atomic<std::uint32_t> holders_{0};
};

/// What the last holder calls. A type that is the beginning of several has one of its own.
template <class T>
void destroy(const T* value) {
    const std::unique_ptr<const T> last(value);
}

/// Holds a value alive, or nothing. May be copied and read from any thread.
template <class T>
class Shared {
  public:
    Shared() = default;
    Shared(std::nullptr_t) {}
    template <std::derived_from<T> U>
    Shared(std::unique_ptr<U> value) : value_(value.release()) {
        hold();
    }
    Shared(const Shared& other) : value_(other.value_) { hold(); }
    Shared(Shared&& other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
    Shared& operator=(Shared other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Shared() {
        if (value_ && value_->release())
            destroy(value_);
    }

    const T* get() const { return value_; }
    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_; }
    explicit operator bool() const { return value_ != nullptr; }
    friend bool operator==(const Shared& a, const Shared& b) { return a.value_ == b.value_; }
    friend bool operator==(const Shared& a, std::nullptr_t) { return a.value_ == nullptr; }

  private:
    void hold() const {
        if (value_)
            value_->hold();
    }
    const T* value_ = nullptr;
};

/// A short text that stands in many places, like the key of a field in every row: copies share it.
class Name {
  public:
    Name() = default;
    Name(std::string text) {
        if (!text.empty())
            text_ = std::make_unique<Text>(std::move(text));
    }
    Name(std::string_view text) : Name(std::string(text)) {}
    Name(const char* text) : Name(std::string(text)) {}

    const std::string& text() const {
        static const std::string none;
        return text_ ? text_->words : none;
    }
    operator const std::string&() const { return text(); }
    bool empty() const { return !text_; }
    friend bool operator==(const Name& a, const Name& b) { return a.text_ == b.text_ || a.text() == b.text(); }
    friend bool operator==(const Name& a, std::string_view b) { return a.text() == b; }
    friend bool operator==(const Name& a, const std::string& b) { return a.text() == b; }
    friend bool operator==(const Name& a, const char* b) { return a.text() == b; }

  private:
    struct Text : Counted {
        explicit Text(std::string text) : words(std::move(text)) {}
        std::string words;
    };
    Shared<Text> text_;
};

} // namespace qujat::base
