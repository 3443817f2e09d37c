// Reads one document of the client data archive with simdjson and hands over the few facts that Sosdata needs.
//
// A C interface: no exception and no C++ type crosses it. What is not named here (names, addresses, other persons, free text) is passed
// over inside and never handed out. Every text points into memory of the reader and is valid until it reads again.
#ifndef SOSDATA_CSIMDJSON_H
#define SOSDATA_CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Some UTF-8; `bytes` is NULL where the value is null or not there.
typedef struct {
    const uint8_t *bytes;
    size_t count;
} sosdata_text;

/// One client of a document's client block.
typedef struct {
    sosdata_text identity_code;
    sosdata_text temporary_system;
    sosdata_text temporary_value;
    sosdata_text joined;
    sosdata_text left;
} sosdata_client;

/// A producer's or subcontractor's social service in a client-relationship document, with the task it stands under.
typedef struct {
    sosdata_text task;
    sosdata_text service;
    sosdata_text start;
    sosdata_text end;
} sosdata_producer;

enum sosdata_state { sosdata_state_draft = 0, sosdata_state_final = 1, sosdata_state_invalidated = 2 };
enum sosdata_kind { sosdata_kind_matter = 0, sosdata_kind_client_relationship = 1, sosdata_kind_client_document = 2 };

/// How a line could be read.
enum sosdata_result {
    /// A document.
    sosdata_read = 0,
    /// Not UTF-8.
    sosdata_not_utf8 = 1,
    /// No JSON object, or one whose metadata lack something or are of another type.
    sosdata_no_document = 2,
    /// No memory.
    sosdata_no_memory = 3
};

/// The facts of one document version.
typedef struct {
    // Metadata.
    sosdata_text document;
    sosdata_text set;
    int64_t version;
    int state;
    int kind;
    sosdata_text type;
    sosdata_text structure;
    sosdata_text organiser;
    sosdata_text municipality;
    sosdata_text service_task;
    sosdata_text social_service;
    sosdata_text phase;
    sosdata_text event;
    sosdata_text valid_from;
    sosdata_text valid_to;
    bool retired_system;
    const sosdata_text *persons;
    size_t person_count;

    // Content. `has_content`: not null. `has_root`: an object with an object in it. `misshapen`: something needed has another type.
    bool has_content;
    bool has_root;
    bool misshapen;
    const sosdata_client *clients;
    size_t client_count;
    const sosdata_text *tasks;
    size_t task_count;
    const sosdata_text *services;
    size_t service_count;

    // A matter document.
    bool has_matter;
    sosdata_text matter_id;
    sosdata_text opened;
    sosdata_text closed;

    // A client-relationship document.
    bool has_relationship;
    bool old_relationship;
    sosdata_text child_protection_start;
    sosdata_text child_protection_end;
    const sosdata_producer *producers;
    size_t producer_count;

    // A decision.
    bool has_decision;
    sosdata_text decision_id;
    sosdata_text decided;
    sosdata_text outcome;
    sosdata_text decision_from;
    sosdata_text decision_to;

    // An entry on the start or the end of a service.
    sosdata_text service_start;
    sosdata_text service_end;
} sosdata_document;

/// A reader with memory of its own; for one thread at a time.
typedef struct sosdata_reader sosdata_reader;

/// Makes a reader; NULL without memory.
sosdata_reader *sosdata_reader_make(void);
/// Ends a reader.
void sosdata_reader_end(sosdata_reader *reader);
/// How many bytes behind a line must be readable, whatever they hold.
size_t sosdata_padding(void);
/// Reads the document of a line; gives a `sosdata_result`. `sosdata_padding()` bytes behind the line must be readable.
int sosdata_read_line(sosdata_reader *reader, const uint8_t *bytes, size_t count, sosdata_document *document);

#ifdef __cplusplus
}
#endif
#endif
