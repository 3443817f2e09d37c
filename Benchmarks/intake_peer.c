/* Puts the rows of a block into a new database by SQLite's own C interface, the way its documentation tells one to: one transaction, one
 * prepared statement, indexes made afterwards. Prints wall and CPU seconds from BEGIN to the last index.
 *
 *     intake_peer ROWS_FILE DATABASE indexed|clustered
 *
 * indexed: a plain table and two indexes made after the load. clustered: the register's own table, whose key is the order of the rows.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct row {
    unsigned char person[16];
    int32_t task, start, end, municipality, birth_year;
};

static sqlite3 *database;

static void run(const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, message);
        exit(1);
    }
}

static void bind(sqlite3_stmt *statement, int place, int32_t value) {
    if (value == INT32_MIN) sqlite3_bind_null(statement, place);
    else sqlite3_bind_int64(statement, place, value);
}

int main(int count, char **arguments) {
    if (count != 4) return 2;
    FILE *file = fopen(arguments[1], "rb");
    if (!file) return 2;
    fseek(file, 0, SEEK_END);
    size_t number = (size_t)ftell(file) / sizeof(struct row);
    rewind(file);
    struct row *rows = malloc(number * sizeof(struct row));
    if (!rows || fread(rows, sizeof(struct row), number, file) != number) return 2;
    int clustered = strcmp(arguments[3], "clustered") == 0;
    if (sqlite3_open(arguments[2], &database) != SQLITE_OK) return 2;
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
    run(clustered ? "CREATE TABLE clientPeriod (block INTEGER NOT NULL, person BLOB NOT NULL, serviceTask INTEGER NOT NULL, startDay INTEGER "
                    "NOT NULL, endDay INTEGER, municipality INTEGER, birthYear INTEGER, PRIMARY KEY (block, person, serviceTask, startDay)) "
                    "WITHOUT ROWID"
                  : "CREATE TABLE clientPeriod (block INTEGER NOT NULL, person BLOB NOT NULL, serviceTask INTEGER NOT NULL, startDay INTEGER "
                    "NOT NULL, endDay INTEGER, municipality INTEGER, birthYear INTEGER)");
    struct timespec began, ended;
    clock_gettime(CLOCK_MONOTONIC, &began);
    clock_t cpu = clock();
    run("BEGIN");
    sqlite3_stmt *insert;
    if (sqlite3_prepare_v2(database, "INSERT INTO clientPeriod VALUES (1, ?, ?, ?, ?, ?, ?)", -1, &insert, NULL) != SQLITE_OK) return 1;
    for (size_t place = 0; place < number; place++) {
        struct row *row = &rows[place];
        sqlite3_bind_blob(insert, 1, row->person, 16, SQLITE_STATIC);
        bind(insert, 2, row->task);
        bind(insert, 3, row->start);
        bind(insert, 4, row->end);
        bind(insert, 5, row->municipality);
        bind(insert, 6, row->birth_year);
        if (sqlite3_step(insert) != SQLITE_DONE) return 1;
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run("COMMIT");
    if (!clustered) {
        run("CREATE UNIQUE INDEX clientPeriodByPerson ON clientPeriod (block, person, serviceTask, startDay)");
        run("CREATE INDEX clientPeriodByTask ON clientPeriod (block, serviceTask, municipality)");
    }
    cpu = clock() - cpu;
    clock_gettime(CLOCK_MONOTONIC, &ended);
    printf("%f %f\n", (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9, (double)cpu / CLOCKS_PER_SEC);
    sqlite3_close(database);
    return 0;
}
