#include "extract/read_converted.hpp"

#include "extract/read_antiword.hpp"
#include "extract/read_pages.hpp"
#include "extract/read_poppler.hpp"
#include "extract/read_tesseract.hpp"
#include "plan/sections.hpp"

#include <algorithm>
#include <charconv>
#include <new>

namespace qujat::extract {

namespace {

using Sections = std::vector<plan::Section>;

const plan::Section* find(const Sections& sections, std::string_view name) {
    const auto found = std::ranges::find(sections, name, &plan::Section::name);
    return found == sections.end() ? nullptr : &*found;
}

std::string_view bytes_of(const Sections& sections, std::string_view name) {
    const plan::Section* const section = find(sections, name);
    return section == nullptr ? std::string_view() : section->bytes;
}

bool wants_password(std::string_view complaint) {
    // poppler's words when it cannot decrypt: no password it knows, a handler or a revision it does not have.
    constexpr std::string_view signs[] = {"Incorrect password", "security handler", "Unsupported version/revision"};
    return std::ranges::any_of(signs, [&](std::string_view sign) { return complaint.find(sign) != std::string_view::npos; });
}

// "tesseract 12": the page. Pages that it could not read, or was spared, have an empty answer.
void add_recognised(const Sections& sections, std::vector<Page>& pages) {
    constexpr std::string_view name = "tesseract ";
    for (const plan::Section& section : sections) {
        std::uint32_t number = 0;
        if (section.name.starts_with(name))
            std::from_chars(section.name.data() + name.size(), section.name.data() + section.name.size(), number);
        if (number == 0 || number > pages.size())
            continue;
        Page& page = pages[number - 1];
        read_tesseract(section.bytes, page);
        page.is_unrecognised = !page.recognised;
    }
}

// A picture submitted as a file.
plan::Part read_picture(const Sections& sections) {
    std::vector<Page> pages(1);
    pages[0].number = 1;
    pages[0].pictures = 1;
    add_recognised(sections, pages);
    if (!pages[0].recognised)
        diag::stop("EXT-0036", {});
    return read_pages("picture", std::move(pages), 0);
}

plan::Part read_pdf(const Sections& sections) {
    PdfPages pdf = read_poppler({bytes_of(sections, "pdftotext"), bytes_of(sections, "pdftohtml"), bytes_of(sections, "pdfimages"), bytes_of(sections, "pdftocairo")});
    if (pdf.pages.empty())
        diag::stop(wants_password(bytes_of(sections, "complaint")) ? "EXT-0030" : "EXT-0031", {});
    add_recognised(sections, pdf.pages);
    return read_pages("pdf", std::move(pdf.pages), pdf.hidden);
}

plan::Part read_any(std::string_view text) {
    const auto sections = plan::read_sections(text);
    if (sections && find(*sections, "pdftotext") != nullptr)
        return read_pdf(*sections);
    if (sections && find(*sections, "antiword") != nullptr)
        return read_antiword(bytes_of(*sections, "antiword"), bytes_of(*sections, "complaint"));
    if (sections && find(*sections, "tesseract 1") != nullptr)
        return read_picture(*sections);
    diag::stop("EXT-0007", {});
}

} // namespace

diag::Result<plan::Part> read_converted(std::string_view sections) {
    try {
        return {read_any(sections), {}};
    } catch (const diag::Stop& stopped) {
        return {std::nullopt, {stopped.diagnostic}};
    } catch (const std::bad_alloc&) {
        return {std::nullopt, {{"EXT-0018", {}, {}, {}}}};
    }
}

} // namespace qujat::extract
