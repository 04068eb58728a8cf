namespace Caika.Nets;

/// <summary>Makes the face nets out of the restored npm packages: <c>Caika.Nets FOLDER_WITH_NODE_MODULES TARGET_FOLDER</c>.</summary>
internal static class ConvertNets
{
    private static int Main(string[] args)
    {
        if (args is [var from, var to])
            return Recipes.Make(from, to, Console.Error);
        Console.Error.WriteLine("usage: Caika.Nets FOLDER_WITH_NODE_MODULES TARGET_FOLDER");
        return 2;
    }
}
