using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Caika.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddErasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "erased_at",
                table: "campaigns",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "erased_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_rows", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_no = table.Column<string>(type: "text", nullable: false),
                    erased_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    erased_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    unfinished = table.Column<string>(type: "text", nullable: false),
                    despite = table.Column<string>(type: "text", nullable: false),
                    counts = table.Column<string>(type: "text", nullable: false),
                    files = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    files_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    rows_gone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letters_to_forget",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    gone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letters_to_forget", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_letters_to_forget_campaign_id",
                table: "letters_to_forget",
                column: "campaign_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erased_rows");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "letters_to_forget");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "campaigns");
        }
    }
}
