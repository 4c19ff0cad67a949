#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

/// What a value has seldom or in small number, in one word of it: where a document has a million blocks, a std::vector is three words in each.
namespace qujat::base {

/// A sequence like std::vector, one word beside its elements.
template <class T>
class Few {
  public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;
    using reverse_iterator = std::reverse_iterator<iterator>;
    using const_reverse_iterator = std::reverse_iterator<const_iterator>;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = T&;
    using const_reference = const T&;

    Few() = default;
    Few(std::initializer_list<T> values) : Few(values.begin(), values.end()) {}
    /// Takes the elements, and no more room than they need.
    Few(std::vector<T>&& values) : Few(std::make_move_iterator(values.begin()), std::make_move_iterator(values.end())) { values.clear(); }
    template <class Iterator>
        requires std::input_iterator<Iterator>
    Few(Iterator first, Iterator last) {
        reserve(static_cast<size_type>(std::distance(first, last)));
        for (; first != last; ++first)
            emplace_back(*first);
    }
    Few(const Few& other) : Few(other.begin(), other.end()) {}
    Few(Few&& other) noexcept : head_(std::exchange(other.head_, nullptr)) {}
    Few& operator=(Few other) noexcept {
        std::swap(head_, other.head_);
        return *this;
    }
    ~Few() {
        clear();
        release(head_);
    }

    size_type size() const { return head_ ? head_->size : 0; }
    bool empty() const { return size() == 0; }
    T* data() { return elements(head_); }
    const T* data() const { return elements(head_); }
    iterator begin() { return data(); }
    iterator end() { return data() + size(); }
    const_iterator begin() const { return data(); }
    const_iterator end() const { return data() + size(); }
    reverse_iterator rbegin() { return reverse_iterator(end()); }
    reverse_iterator rend() { return reverse_iterator(begin()); }
    const_reverse_iterator rbegin() const { return const_reverse_iterator(end()); }
    const_reverse_iterator rend() const { return const_reverse_iterator(begin()); }
    T& operator[](size_type i) { return data()[i]; }
    const T& operator[](size_type i) const { return data()[i]; }
    T& at(size_type i) { return data()[checked(i)]; }
    const T& at(size_type i) const { return data()[checked(i)]; }
    T& front() { return *begin(); }
    const T& front() const { return *begin(); }
    T& back() { return *(end() - 1); }
    const T& back() const { return *(end() - 1); }

    template <class... Arguments>
    T& emplace_back(Arguments&&... arguments) {
        if (!head_ || head_->size == head_->room) {
            Few larger; // the arguments may lie in this one: it is left as it is until the new element stands
            larger.reserve(head_ ? size_type{head_->room} * 2 : 1);
            std::construct_at(larger.data() + size(), std::forward<Arguments>(arguments)...);
            std::uninitialized_move(begin(), end(), larger.data());
            larger.head_->size = static_cast<std::uint32_t>(size() + 1);
            std::swap(head_, larger.head_);
        } else {
            std::construct_at(end(), std::forward<Arguments>(arguments)...);
            ++head_->size;
        }
        return back();
    }
    void push_back(const T& value) { emplace_back(value); }
    void push_back(T&& value) { emplace_back(std::move(value)); }
    /// The elements go, the room stays.
    void clear() {
        std::destroy(begin(), end());
        if (head_)
            head_->size = 0;
    }
    void reserve(size_type room) {
        if (room > (head_ ? head_->room : 0))
            move_to(room);
    }
    void shrink_to_fit() {
        if (head_ && head_->room > head_->size)
            move_to(head_->size);
    }
    template <class Goes>
    void erase_if(Goes goes) {
        T* kept = begin();
        for (T& value : *this) {
            if (goes(std::as_const(value)))
                continue;
            if (kept != &value)
                *kept = std::move(value);
            ++kept;
        }
        if (!head_)
            return;
        std::destroy(kept, end());
        head_->size = static_cast<std::uint32_t>(kept - begin());
    }

  private:
    // Stands before the elements.
    struct Head {
        std::uint32_t size = 0, room = 0;
    };

    static T* elements(Head* head) { return head ? reinterpret_cast<T*>(head + 1) : nullptr; }
    static void release(Head* head) { ::operator delete(head); }
    size_type checked(size_type i) const {
        if (i >= size())
            throw std::out_of_range("Few");
        return i;
    }
    void move_to(size_type room) {
        static_assert(alignof(T) <= sizeof(Head) && std::is_nothrow_move_constructible_v<T>);
        if (room > std::numeric_limits<std::uint32_t>::max())
            throw std::length_error("Few");
        Head* made = room == 0 ? nullptr : new (::operator new(sizeof(Head) + room * sizeof(T))) Head{static_cast<std::uint32_t>(size()), static_cast<std::uint32_t>(room)};
        std::uninitialized_move(begin(), end(), elements(made));
        std::destroy(begin(), end());
        release(std::exchange(head_, made));
    }

    Head* head_ = nullptr;
};

/// A value that most do without: one word. Where there is none it reads like a new T.
template <class T>
class Seldom {
  public:
    Seldom() = default;
    Seldom(const Seldom& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
    Seldom(Seldom&&) noexcept = default;
    Seldom& operator=(Seldom other) noexcept {
        value_ = std::move(other.value_);
        return *this;
    }
    ~Seldom() = default;

    explicit operator bool() const { return value_ != nullptr; }
    const T& operator*() const {
        static const T none{};
        return value_ ? *value_ : none;
    }
    const T* operator->() const { return &**this; }
    /// To be changed; made where there is none.
    T& edit() {
        if (!value_)
            value_ = std::make_unique<T>();
        return *value_;
    }
    void reset() { value_.reset(); }

  private:
    std::unique_ptr<T> value_;
};

} // namespace qujat::base
