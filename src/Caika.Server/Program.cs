using Caika.Server.Hosting;

var builder = WebApplication.CreateBuilder(WebRoot.Options(args)).AddCaikaWebRoot();
builder.Services.AddCaikaPages();
var app = builder.Build();
app.UseCaikaPages();
app.MapCaikaPages();
app.Run();
