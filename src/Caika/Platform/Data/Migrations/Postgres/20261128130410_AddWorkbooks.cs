using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Caika.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddWorkbooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "column_maps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    places = table.Column<string>(type: "text", nullable: false),
                    confirmed_by = table.Column<string>(type: "text", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_column_maps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workbook_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    result_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    column_map_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    same = table.Column<int>(type: "integer", nullable: false),
                    bad = table.Column<int>(type: "integer", nullable: false),
                    stale = table.Column<int>(type: "integer", nullable: false),
                    fault = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_name = table.Column<string>(type: "text", nullable: false),
                    reach = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    taken_in_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workbook_uploads", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_column_maps_unit_id_fingerprint",
                table: "column_maps",
                columns: new[] { "unit_id", "fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_workbook_uploads_campaign_id_received_at",
                table: "workbook_uploads",
                columns: new[] { "campaign_id", "received_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "column_maps");

            migrationBuilder.DropTable(
                name: "workbook_uploads");
        }
    }
}
