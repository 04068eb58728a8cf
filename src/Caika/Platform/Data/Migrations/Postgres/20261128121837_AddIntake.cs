using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Caika.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddIntake : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "taken_back_at",
                table: "photos",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "taken_back_at",
                table: "id_images",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "inbox_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    head = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    from_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    uid_validity = table.Column<long>(type: "bigint", nullable: false),
                    uid = table.Column<long>(type: "bigint", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<int>(type: "integer", nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    moved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "intake_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<int>(type: "integer", nullable: false),
                    sent_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: true),
                    only = table.Column<string>(type: "text", nullable: true),
                    pieces = table.Column<int>(type: "integer", nullable: false),
                    is_pending = table.Column<bool>(type: "boolean", nullable: false),
                    worked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intake_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "intake_pieces",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    path = table.Column<byte[]>(type: "bytea", nullable: false),
                    path_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intake_pieces", x => x.id);
                    table.ForeignKey(
                        name: "fk_intake_pieces_intake_run_run_id",
                        column: x => x.run_id,
                        principalTable: "intake_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_intake_pieces_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "intake_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    piece_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    path = table.Column<byte[]>(type: "bytea", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    doubt = table.Column<int>(type: "integer", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    candidates = table.Column<string>(type: "text", nullable: false),
                    repairs = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<int>(type: "integer", nullable: true),
                    findings = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    judged_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    settled_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    settled_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intake_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_intake_files_intake_piece_piece_id",
                        column: x => x.piece_id,
                        principalTable: "intake_pieces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_messages_from_key_answered_at",
                table: "inbox_messages",
                columns: new[] { "from_key", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_messages_moved_at",
                table: "inbox_messages",
                column: "moved_at");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_messages_sha256",
                table: "inbox_messages",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_intake_files_campaign_id_key",
                table: "intake_files",
                columns: new[] { "campaign_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_intake_files_campaign_id_state",
                table: "intake_files",
                columns: new[] { "campaign_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_intake_files_piece_id_number",
                table: "intake_files",
                columns: new[] { "piece_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_intake_files_run_id_enrolment_id_kind",
                table: "intake_files",
                columns: new[] { "run_id", "enrolment_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_intake_files_run_id_state",
                table: "intake_files",
                columns: new[] { "run_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_intake_pieces_file_id",
                table: "intake_pieces",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_intake_pieces_run_id_key",
                table: "intake_pieces",
                columns: new[] { "run_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_intake_pieces_run_id_number",
                table: "intake_pieces",
                columns: new[] { "run_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_intake_pieces_run_id_path_key",
                table: "intake_pieces",
                columns: new[] { "run_id", "path_key" });

            migrationBuilder.CreateIndex(
                name: "ix_intake_runs_campaign_id_number",
                table: "intake_runs",
                columns: new[] { "campaign_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_intake_runs_sent_by_id_campaign_id",
                table: "intake_runs",
                columns: new[] { "sent_by_id", "campaign_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inbox_messages");

            migrationBuilder.DropTable(
                name: "intake_files");

            migrationBuilder.DropTable(
                name: "intake_pieces");

            migrationBuilder.DropTable(
                name: "intake_runs");

            migrationBuilder.DropColumn(
                name: "taken_back_at",
                table: "photos");

            migrationBuilder.DropColumn(
                name: "taken_back_at",
                table: "id_images");
        }
    }
}
