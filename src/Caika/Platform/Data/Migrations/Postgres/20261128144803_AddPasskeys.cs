using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Caika.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddPasskeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "passkey_id",
                table: "account_sessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "account_passkeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    data_created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    data_is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    data_is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    data_is_user_verified = table.Column<bool>(type: "boolean", nullable: false),
                    data_name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    data_public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    data_sign_count = table.Column<long>(type: "bigint", nullable: false),
                    data_transports = table.Column<string[]>(type: "text[]", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1023, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passkeys", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_passkeys_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "spent_challenges",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent_challenges", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_passkeys_credential_id",
                table: "account_passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_passkeys_user_id",
                table: "account_passkeys",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_passkeys");

            migrationBuilder.DropTable(
                name: "spent_challenges");

            migrationBuilder.DropColumn(
                name: "passkey_id",
                table: "account_sessions");
        }
    }
}
