using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Caika.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddAgents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "agent_slip_id",
                table: "waiting_pictures",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "evidence_file_id",
                table: "slips",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "holder",
                table: "slips",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "agent_slip_id",
                table: "waiting_pictures");

            migrationBuilder.DropColumn(
                name: "evidence_file_id",
                table: "slips");

            migrationBuilder.DropColumn(
                name: "holder",
                table: "slips");
        }
    }
}
