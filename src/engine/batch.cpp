#include "engine/batch_parts.hpp"

#include "engine/sign.hpp"
#include "sign/sign.hpp"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace qujat {

namespace engine {

namespace {

/// Files that appear together, behind one write of the journal.
constexpr std::size_t most_together = 32;

// A record on its way through a worker.
struct Task {
    std::size_t place = 0; ///< among the records, from 0
    Line line;
};

struct Finished {
    BatchItem item;
    bool has_errors = false;
    Journal::Entry entry;
    std::string temporary; ///< the file, still under this name; empty when there is none to come
};

class Batch {
  public:
    Batch(Library::Parts& parts, const BatchRequest& request, diag::Log& log, BatchOutcome& outcome) : parts_(parts), request_(request), log_(log), outcome_(outcome) {}

    void run() {
        if (!prepare())
            return;
        survey();
        if (log_.has_errors())
            return;
        identity_.time = base::Timestamp::from_unix(parts_.world->now());
        auto journal = Journal::open(folder_.get(), request_, identity_, log_);
        if (!journal)
            return;
        journal_ = std::move(journal);
        folder_.clean();
        make_all();
        // The names are on the disk before anybody is told that all is done.
        if (!log_.has_errors() && folder_.sync())
            journal_->end();
    }

  private:
    bool prepare() {
        const auto contract = parts_.contract(request_.each.document);
        const auto acts = parts_.acts();
        const auto settings = parts_.operator_settings(request_.each.operator_file);
        log_.add(contract->problems);
        log_.add(acts->problems);
        log_.add(settings->problems);
        if (contract->value) {
            auto pattern = NamePattern::parse(request_.name, *contract->value);
            log_.add(std::move(pattern.problems));
            if (pattern.value)
                pattern_ = std::move(*pattern.value);
        }
        if (request_.each.key && request_.each.draft)
            log_.add("ENG-0460", {});
        if (log_.has_errors())
            return false;
        if (const int number = folder_.open(request_.folder); number != 0) {
            log_.add("ENG-0844", {}, {{"folder", request_.folder}, {"reason", std::strerror(number)}});
            return false;
        }
        items_ = open_items(request_.items, request_.folder, log_);
        if (items_.get() < 0)
            return false;
        const RenderRequest& each = request_.each;
        const auto text_of = [](const diag::SourcePtr& source) { return source ? base::sha256_hex(source->text) : std::string(); };
        std::string signer;
        if (each.key) {
            const sign::Holder& holder = sign::holder(*each.key->identity);
            signer = base::sha256_hex(holder.name + holder.organisation + holder.bin + holder.valid_until.iso());
        }
        std::string settings_text;
        for (const std::string& setting : {each.language, each.date, each.regime, each.reason, std::string(each.draft ? "draft" : ""), pattern_.text(), signer, std::string(request_.strict ? "strict" : "")})
            settings_text += std::to_string(setting.size()) + ":" + setting;
        identity_.document = document_id(each.document);
        identity_.settings = base::sha256_hex(settings_text);
        identity_.templates = base::sha256_hex(text_of(contract->value->source) + text_of(contract->value->blocks) + text_of(acts->value->source) + data::canonical_json(settings->value->content));
        identity_.version = version();
        return true;
    }

    // The first time through: names and numbers, and what the batch is.
    void survey() {
        LineReader lines(items_.get());
        for (Line line; lines.next(line);) {
            ++identity_.records;
            if (line.is_too_long)
                continue;
            const auto record = data::parse_json(source_of(line));
            if (!record.value)
                continue;
            diag::Log unsaid; // said when its turn comes
            duplicates_.add(line.number, pattern_.file_name(*record.value, line.number, unsaid), *record.value);
        }
        duplicates_.settle();
        identity_.items = lines.digest();
        if (identity_.records == 0)
            log_.add("ENG-0846", {}, {{"file", request_.items}});
    }

    diag::SourcePtr source_of(const Line& line) const {
        return diag::make_source(request_.items, line.text, diag::Excerpt::value_only, static_cast<std::uint32_t>(line.number));
    }

    // The caller's thread reads, hands out, and gives the files their names in the order of the lines; the others render.
    void make_all() {
        const std::size_t jobs = std::clamp<std::size_t>(request_.jobs != 0 ? request_.jobs : std::thread::hardware_concurrency(), 1, 256);
        std::vector<std::thread> workers;
        const struct Joining {
            Batch& batch;
            std::vector<std::thread>& threads;
            ~Joining() {
                {
                    const std::lock_guard lock(batch.mutex_);
                    batch.is_over_ = true;
                }
                batch.task_is_there_.notify_all();
                for (std::thread& thread : threads)
                    thread.join();
            }
        } joining{*this, workers};
        for (std::size_t i = 0; i < jobs; ++i)
            workers.emplace_back([this] { work(); });

        const std::size_t window = 2 * jobs + most_together;
        LineReader lines(items_.get());
        std::size_t handed_out = 0, given = 0;
        Line line;
        bool is_more = lines.next(line);
        while (is_more || given < handed_out) {
            std::vector<Finished> ready;
            {
                std::unique_lock lock(mutex_);
                const bool has_room = is_more && handed_out - given < window;
                if (has_room) {
                    tasks_.push_back({handed_out++, std::move(line)});
                    task_is_there_.notify_one();
                } else {
                    // A group, or all that is left.
                    const std::size_t wanted = std::min(most_together, handed_out - given);
                    is_finished_.wait(lock, [&] { return consecutive(given) >= wanted; });
                    for (std::size_t i = 0; i < wanted; ++i)
                        ready.push_back(std::move(finished_.extract(given + i).mapped()));
                }
            }
            if (ready.empty()) {
                line = Line();
                is_more = lines.next(line);
                continue;
            }
            given += ready.size();
            name_files(ready);
            for (Finished& finished : ready)
                give(finished);
        }
        if (lines.digest() != identity_.items)
            log_.add("ENG-0845", {}, {{"file", request_.items}});
    }

    std::size_t consecutive(std::size_t from) const {
        std::size_t count = 0;
        for (auto at = finished_.find(from); at != finished_.end() && at->first == from + count; ++at)
            ++count;
        return count;
    }

    void work() {
        for (;;) {
            Task task;
            {
                std::unique_lock lock(mutex_);
                task_is_there_.wait(lock, [&] { return is_over_ || !tasks_.empty(); });
                if (is_over_)
                    return;
                task = std::move(tasks_.front());
                tasks_.pop_front();
            }
            const std::size_t place = task.place;
            Finished finished = make(std::move(task.line), place);
            {
                const std::lock_guard lock(mutex_);
                finished_.emplace(place, std::move(finished));
            }
            is_finished_.notify_one();
        }
    }

    Finished make(Line line, std::size_t place) {
        Finished out;
        out.item.line = line.number;
        out.item.number = place + 1;
        out.item.total = identity_.records;
        out.entry.line = line.number;
        const Outcome outcome = guarded(to_base(request_.each.messages), [&](diag::Log& log) { return bytes_of(line, out, log); });
        out.item.problems = outcome.problems;
        out.has_errors = !outcome.ok;
        if (outcome.ok && request_.strict && outcome.has_warnings() && !out.temporary.empty()) {
            folder_.remove(out.temporary);
            out.temporary.clear();
        }
        if (!out.temporary.empty())
            out.item.state = BatchItem::State::made;
        return out;
    }

    // Everything there is to say about a record, and its file under a name of its own that nobody sees.
    std::string bytes_of(Line& line, Finished& out, diag::Log& log) {
        if (line.is_too_long) {
            log.add("ENG-0839", {source_of({line.number, "", false}), 0, 0, {}}, {{"limit", std::to_string(data_limit >> 20)}});
            return {};
        }
        diag::Log naming;
        if (const auto record = data::parse_json(source_of(line)); record.value) {
            out.item.file = pattern_.file_name(*record.value, line.number, naming);
            duplicates_.report(out.item.file, *record.value, naming);
        }
        out.entry.record = base::sha256(line.text);
        const Journal::Entry* before = journal_->find(line.number);
        if (!naming.has_errors() && before && before->record == out.entry.record && folder_.holds(out.item.file, before->file)) {
            out.item.state = BatchItem::State::kept;
            return {};
        }
        if (!naming.has_errors() && !request_.overwrite && folder_.has(out.item.file))
            exists(out.item.file, line, naming);
        RenderRequest each = request_.each;
        each.format = Format::pdf;
        each.data_file.clear();
        each.data = std::move(line.text);
        each.data_name = request_.items;
        each.data_line = line.number;
        diag::Log rendering;
        const std::string bytes = render(parts_, each, rendering, identity_.time);
        for (diag::Diagnostic& problem : rendering.take()) {
            if (!problem.place.source) // a problem of the request as a whole: here it has a line
                problem.place.source = source_of({line.number, "", false});
            log.add(std::move(problem));
        }
        log.add(naming.take());
        if (log.has_errors() || out.item.file.empty())
            return {};
        out.entry.file = base::sha256(bytes);
        const std::string temporary = std::string(Journal::temporary_prefix) + std::to_string(line.number);
        if (const std::string reason = folder_.write(temporary, bytes); !reason.empty())
            log.add("ENG-0106", {}, {{"file", request_.folder + "/" + out.item.file}, {"reason", reason}});
        else
            out.temporary = temporary;
        return {};
    }

    void exists(const std::string& file, const Line& line, diag::Log& log) const {
        log.add("ENG-0838", {source_of({line.number, "", false}), 0, 0, {}}, {{"file", file}});
    }

    // The journal first: a file that has its name and is not in the journal is somebody else's.
    void name_files(std::vector<Finished>& ready) {
        std::vector<std::pair<Journal::Entry, std::string>> entries;
        for (const Finished& finished : ready) {
            if (!finished.temporary.empty())
                entries.emplace_back(finished.entry, finished.item.file);
        }
        if (!entries.empty())
            journal_->add(entries);
        for (Finished& finished : ready) {
            if (finished.temporary.empty())
                continue;
            const std::string& file = finished.item.file;
            const int number = folder_.rename(finished.temporary, file, request_.overwrite);
            if (number == 0)
                continue;
            folder_.remove(finished.temporary);
            diag::Log log;
            if (number == EEXIST)
                exists(file, {finished.item.line, "", false}, log);
            else
                log.add("ENG-0106", {}, {{"file", request_.folder + "/" + file}, {"reason", std::strerror(number)}});
            for (Problem& problem : make_outcome({}, log, to_base(request_.each.messages)).problems)
                finished.item.problems.push_back(std::move(problem));
            finished.item.state = BatchItem::State::failed;
            finished.has_errors = true;
        }
    }

    void give(const Finished& finished) {
        using State = BatchItem::State;
        outcome_.made += finished.item.state == State::made;
        outcome_.kept += finished.item.state == State::kept;
        outcome_.failed += finished.item.state == State::failed;
        outcome_.with_errors += finished.item.state == State::failed && finished.has_errors;
        if (request_.done)
            request_.done(finished.item);
    }

    Library::Parts& parts_;
    const BatchRequest& request_;
    diag::Log& log_;
    BatchOutcome& outcome_;
    OutFolder folder_;
    FileHandle items_;
    NamePattern pattern_;
    Duplicates duplicates_;
    BatchIdentity identity_;
    std::optional<Journal> journal_;

    std::mutex mutex_;
    std::condition_variable task_is_there_, is_finished_;
    std::deque<Task> tasks_;
    std::map<std::size_t, Finished> finished_;
    bool is_over_ = false;
};

} // namespace

} // namespace engine

BatchOutcome Library::batch(const BatchRequest& request) const {
    BatchOutcome outcome;
    static_cast<Outcome&>(outcome) = engine::guarded(engine::to_base(request.each.messages), [&](diag::Log& log) -> std::string {
        engine::Batch(*parts_, request, log, outcome).run();
        return {};
    });
    outcome.ok = outcome.ok && outcome.failed == 0;
    return outcome;
}

} // namespace qujat
