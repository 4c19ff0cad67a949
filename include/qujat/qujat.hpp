#pragma once

/// Qujat: official documents as archival (PDF/A-3a), accessible (PDF/UA-1), reproducible PDF files.
///
/// One `Library` is opened once and shared by all threads. Every call takes plain values and returns an `Outcome`: either the result or everything there is to say
/// about why there is none. Nothing throws, nothing prints, nothing reads a clock, a locale or the environment but through `World`.
///
/// Sources of the words used here: PDF is ISO 32000-1, PDF/A-3 ISO 19005-3, PDF/UA-1 ISO 14289-1.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#define QUJAT_API __attribute__((visibility("default")))

namespace qujat {

/// "0.1.0"
QUJAT_API std::string version();

/// Language of messages and documents.
enum class Language { kk, ru, en };

enum class Severity { error, warning, note };

/// One thing to say about a run.
struct Problem {
    std::string id; ///< "DAT-0003"; listed in docs/messages.md, never reused
    Severity severity = Severity::error;
    std::string message, hint;     ///< in the language of the request
    std::string file;              ///< empty when it concerns no file
    std::size_t line = 0, column = 0; ///< from 1; 0 when there is no place; columns count code points
    std::string path;              ///< data path, "/applicant/org_bin"; may be empty
    std::string text;              ///< all of it, for a terminal: several lines, ends with a line feed
    std::string json;              ///< all of it, as one JSON object on one line
};

/// A result, or none and the reasons. `ok` is false exactly when an error is among the problems; then `bytes` is empty.
struct Outcome {
    bool ok = false;
    std::string bytes;
    std::vector<Problem> problems;
    bool has_warnings() const;
};

inline bool Outcome::has_warnings() const {
    for (const Problem& problem : problems) {
        if (problem.severity == Severity::warning)
            return true;
    }
    return false;
}

/// What a read gave.
struct File {
    enum class Status { ok, absent, unreadable, too_large } status = Status::absent;
    std::string bytes;
    std::string name; ///< for messages
};

/// The outside: files, fonts, clock. Implementations must allow calls from many threads at once.
class QUJAT_API World {
  public:
    virtual ~World() = default;
    /// A file of the template tree by its name in it ("acts.xml", "registration-refusal/kk.xhtml"), or by a path that begins with "/" or "./". Reads at most `limit` bytes: more is `too_large`.
    virtual File read(const std::string& name, std::size_t limit) const = 0;
    /// Ids of the documents: folders of the tree that hold a contract.json, sorted.
    virtual std::vector<std::string> documents() const = 0;
    /// fonts.xml.
    virtual File font_list() const = 0;
    /// A font file named in fonts.xml.
    virtual File font(const std::string& file_name) const = 0;
    /// Seconds since 1970-01-01T00:00:00Z.
    virtual long long now() const = 0;
};

/// A text that must leave no trace in memory, such as a pass phrase: wiped when it goes. It can be moved, not copied.
class QUJAT_API Secret {
  public:
    Secret() = default;
    /// Takes the text and wipes `text`.
    explicit Secret(std::string&& text);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

/// A private key with its certificates, opened by `open_key`. Any number of signatures by any number of threads; the key is wiped when the last user goes.
class SigningKey;
using SigningKeyPtr = std::shared_ptr<const SigningKey>;

/// Where things lie on this machine. Empty fields are found relative to the program or the installation.
struct Places {
    std::string templates;               ///< folder
    std::string font_list;               ///< fonts.xml
    std::vector<std::string> font_folders; ///< searched with their subfolders
};
QUJAT_API std::shared_ptr<const World> disk_world(const Places& places);

enum class Format {
    pdf,      ///< the file
    document, ///< dump of the document: roles, styles, words
    pages,    ///< dump of the pages: positions
    tags      ///< dump of the structure tree, as a screen reader meets it
};

struct RenderRequest {
    std::string document;       ///< an id of `list`, or the path of a template folder (begins with "/" or "./")
    std::string language;       ///< "kk", "ru"; empty: the data say it
    std::string data;           ///< JSON: data of this document, a record of `extract_data`, or a case file (qujat.case/1), which needs `language`; or empty and `data_file`
    std::string data_name = "data.json"; ///< for messages
    std::size_t data_line = 1;  ///< for messages: the line of `data_name` with which `data` begins
    std::string data_file;      ///< path
    std::string check, check_name = "report.json", check_file; ///< likewise a report of `Library::check` as JSON: what it found missing becomes remarks or a draft refusal; empty: none
    std::string date;           ///< ISO date that stands for today and gives the file its dates, at 00:00 +05:00; empty: the clock
    std::string regime, reason; ///< overrides the regime the document's own date picks; a reason is required and is kept in the file
    std::string operator_file;  ///< path of an operator.json that replaces the template tree's
    bool blank = false;         ///< the form with nothing filled in but the operator: no data; `language` and, without a reason, `regime` or `filed` say which
    std::string filed;          ///< of a blank form: ISO date on which the paper is to be sent; picks the edition; empty: today
    Format format = Format::pdf;
    bool draft = false;         ///< «ЖОБА», «ПРОЕКТ» on every page; a draft is never signed
    SigningKeyPtr key;          ///< signs the file, as `Library::sign` does; null: no signature
    Language messages = Language::ru;
};

/// A finished file to be signed: PAdES B-B (ETSI EN 319 142-1) as one incremental update. Only files made by Qujat are taken.
struct SignRequest {
    std::string file;                   ///< the PDF itself
    std::string file_name = "document.pdf"; ///< for messages
    SigningKeyPtr key;
    std::string field;                  ///< name of the signature field; empty: the first that is free, or else a further one without place on the paper
    std::string date;                   ///< ISO date of signing, at 00:00 +05:00; empty: the clock
    std::string operator_file;          ///< as in RenderRequest: who approved a text that is our translation stands there
    Language messages = Language::ru;
};

/// What became of one record of a batch.
struct BatchItem {
    enum class State { made, kept, failed } state = State::failed; ///< kept: an earlier run made the file
    std::size_t line = 0;          ///< of the items, from 1
    std::string file;              ///< name in the folder; empty when the record gives none
    std::vector<Problem> problems;
    std::size_t number = 0, total = 0; ///< how many records are done with this one, and how many there are
};

/// A document for each line of a JSON Lines file. Memory does not grow with the lines, but for some 100 bytes each that find names given twice.
struct BatchRequest {
    RenderRequest each;       ///< what all have in common; its data are not used, its format is PDF
    std::string items;        ///< path; "-": standard input
    std::string folder;       ///< where the files go; made when it is not there
    std::string name;         ///< "{registration_number}.pdf": fields by their last name or by path, {#} the line; empty: the number of the document, or else the line
    std::size_t jobs = 1;     ///< threads; 0: one for each processor
    bool resume = false;      ///< goes on where an earlier run with the same data and settings was stopped
    bool overwrite = false;   ///< replaces files that are there
    bool strict = false;      ///< a record with warnings gives no file
    std::function<void(const BatchItem&)> done; ///< called for each record in the order of the lines, never by two threads at once
};

/// `ok` when every record has its file; the problems are those of the batch as a whole.
struct BatchOutcome : Outcome {
    std::size_t made = 0, kept = 0, failed = 0, with_errors = 0; ///< of the failed, those that had more than warnings
};

/// How a submitted plan stands against the annex in force when it was filed.
enum class Standing { not_judged, complete, incomplete, undecided };

enum class CheckFormat {
    text,      ///< a table of items, then what to add
    json,      ///< qujat.check/1, see docs/formats.md
    html,      ///< one file without scripts, for a screen and for paper
    pdf,       ///< the template check-report: PDF/A-3a and PDF/UA-1; its date is the clock's
    docx,      ///< the plan's only file, a DOCX, with the report as Word comments (ISO/IEC 29500-1, 17.13.4); the file itself is the caller's to keep
    plan_text  ///< the plan as it was read, block by block; nothing is judged
};

/// A business plan to be pre-checked. The files are parsed in a child process that can open no file and reach nobody; nothing of them is kept.
struct CheckRequest {
    struct PlanFile {
        std::string name;  ///< as the applicant knows it, "plan.docx"
        std::string bytes;
    };
    std::vector<PlanFile> files;  ///< one plan, in the order of its files
    std::string filed;            ///< ISO date on which the application was or will be sent; picks the edition; empty: today
    std::string edition;          ///< "bp703": instead of the date
    std::string operator_file;    ///< as in RenderRequest
    std::string explain;          ///< id of an item or part, "bp703-08": everything that was looked for and what came near; "all": of every item not satisfied
    std::string baseline, baseline_name = "baseline.json"; ///< an earlier report (qujat.check/1) by the same annex: what is new, fixed and unchanged is said; empty: none
    CheckFormat format = CheckFormat::text;
    Language language = Language::ru; ///< of the report
    std::string helper;           ///< path of qujat-sandbox; empty: found beside the program
    bool ocr = false;             ///< read pages and files that are only pictures by OCR, with tesseract; slow
    bool allow_weak_sandbox = false; ///< on a kernel without Landlock: go on with a warning
    Language messages = Language::ru;
};

struct CheckOutcome : Outcome {
    Standing standing = Standing::not_judged;
};

/// How a package of papers stands against the rules of the edition in force when it was sent. Never "refused": that is for the Commission.
enum class PackageStanding { not_judged, complete, remarks, undecided };

/// Papers handed in together: what is known of them, and their files. Files are opened in the child process only; nothing of them is kept.
struct CheckPackageRequest {
    std::string package;          ///< JSON, qujat.package/1, see docs/formats.md; empty: nothing is known but the files, and most will be undecided
    std::string package_name = "package.json"; ///< for messages
    std::vector<CheckRequest::PlanFile> files; ///< by the names the package has for them
    bool has_files = false;       ///< the files are all there are: one that the package names must be among them
    std::string filed;            ///< ISO date on which it was or will be sent; empty: the package says it, or else today
    std::string edition;          ///< "r415-2023": instead of the edition in force on that day
    std::string operator_file;    ///< as in RenderRequest
    CheckFormat format = CheckFormat::text; ///< text, html, or json: qujat.package-check/1
    Language language = Language::ru; ///< of the report
    std::string helper;           ///< as in CheckRequest
    bool ocr = false;             ///< as in CheckRequest, of the business plan alone
    bool allow_weak_sandbox = false;
    Language messages = Language::ru;
};

struct CheckPackageOutcome : Outcome {
    PackageStanding standing = PackageStanding::not_judged;
};

enum class SkeletonFormat {
    docx, ///< headings are real ones, places to write are empty paragraphs
    pdf   ///< the template plan-skeleton: PDF/A-3a and PDF/UA-1
};

/// A business plan to be filled in: for each item of the annex a heading with number and title, the clause, and for each part of it a heading, a hint and a place to write.
/// `check` finds nothing in it as it is; hints may be left standing in a plan.
struct SkeletonRequest {
    std::string filed;            ///< ISO date on which the application is to be sent; picks the edition and is printed; empty: today
    std::string regime;           ///< edition ("r703") instead of the date
    std::string operator_file;    ///< as in RenderRequest
    std::string date;             ///< of a PDF, as in RenderRequest
    SkeletonFormat format = SkeletonFormat::docx;
    Language language = Language::ru; ///< titles and hints; of a language in which the act is not held they are working translations
    Language messages = Language::ru;
};

/// A time limit of the acts, counted from a day.
struct DeadlineRequest {
    std::string deadline;         ///< id ("DL-703-05") or key ("remarks-notice"); empty: the list of all
    std::string from;             ///< ISO date of the event; for limits after a period, any day of it
    std::string regime;           ///< edition ("r703"); empty: the one in force on that day
    std::string operator_file;    ///< as in RenderRequest
    bool as_json = false;         ///< qujat.deadline/1, see docs/formats.md
    Language language = Language::ru; ///< of the answer
    Language messages = Language::ru;
};

/// Templates, acts, fonts and caches of one installation. All functions may be called from any thread.
class QUJAT_API Library {
  public:
    explicit Library(std::shared_ptr<const World> world);
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    /// Data in, document out. The same request with the same date, templates and fonts gives the same bytes.
    Outcome render(const RenderRequest& request) const;

    /// Data in, many documents out: a bad record never stops the others. Files appear whole or not at all; a journal in the folder lets a stopped batch go on.
    BatchOutcome batch(const BatchRequest& request) const;

    /// The documents this installation knows: as text for a terminal, or as JSON.
    Outcome list(bool as_json, Language messages) const;
    /// The fields of one document as text, or its contract (JSON Schema 2020-12).
    Outcome describe(const std::string& document, bool as_json_schema, Language messages) const;
    /// What a case file may hold, as one JSON Schema: data for all documents of a case, see docs/formats.md.
    Outcome describe_case(Language messages) const;
    /// The texts of a document by language and edition: the act's wording or our translation, its hash, who approved it. As text, or as JSON.
    Outcome texts(const std::string& document, bool as_json, const std::string& operator_file, Language messages) const;
    /// Valid data of a document, for a first try. `regime`: an edition of its contract ("r703"); empty: the newest.
    Outcome sample(const std::string& document, const std::string& language, const std::string& regime, Language messages) const;
    /// Checks the whole template tree: contracts, templates in every regime, act texts, fonts, a glyph for every character, samples that render.
    /// `bytes` says what was checked.
    Outcome lint(Language messages) const;
    /// Judges a plan against the annex in force on the day it was filed. `bytes` is the report, whatever the standing.
    /// As `CheckFormat::docx` they are the submitted file with comments: written in the same child process that may read it, nothing else in it changed, the same bytes for the
    /// same request. ENG-0720: not exactly one DOCX; ENG-0721: `explain` is text; a warning (EXT-0054, EXT-0055) when the file is signed or protected.
    CheckOutcome check(const CheckRequest& request) const;
    /// Judges a package of papers by the rules of its kind: what is attached, how fresh, who applies. A business plan among the files is judged by `check`.
    CheckPackageOutcome check_package(const CheckPackageRequest& request) const;
    /// A plan to be filled in (ISO/IEC 29500-1, or a PDF by the template plan-skeleton). The same request on the same day gives the same bytes. ENG-0452 (a day and an edition), ENG-0701 to ENG-0705 (no such edition or
    /// no requirements for it), and for a PDF what `render` reports.
    Outcome skeleton(const SkeletonRequest& request) const;
    /// Counts a time limit day by day: what the act says, the target, the limit, the rule of counting (ours: the acts have none) and what the act leaves open.
    Outcome deadline(const DeadlineRequest& request) const;
    /// The data attached to a file made by Qujat, byte for byte. `file` holds the PDF itself.
    Outcome extract_data(const std::string& file, const std::string& file_name, Language messages) const;
    /// The file with one more signature; those it has stay valid. With an RSA key the same request with the same date gives the same bytes.
    Outcome sign(const SignRequest& request) const;

    struct Parts; ///< not for callers

  private:
    std::unique_ptr<Parts> parts_;
};

/// Opens a PKCS#12 file (`p12` holds its bytes): RSA of 2048 to 4096 bits or ECDSA P-256, protected by today's or by older algorithms. `key` is null unless it went well.
QUJAT_API Outcome open_key(const std::string& p12, const std::string& p12_name, const Secret& pass_phrase, Language messages, SigningKeyPtr& key);
/// The first line of a file, without its end; nothing else of the file is read, and no copy of it is left behind.
QUJAT_API Outcome read_pass_phrase(const std::string& path, Language messages, Secret& pass_phrase);

/// Writes `bytes` to `path` so that the file appears whole or not at all (temporary file in the same folder, then rename). A device or pipe is written to as it is; "-" is standard output.
QUJAT_API Outcome write_file(const std::string& path, const std::string& bytes, Language messages);
/// Reads a file of the user, at most `limit` bytes; "-" is standard input.
QUJAT_API Outcome read_file(const std::string& path, std::size_t limit, Language messages);

} // namespace qujat
